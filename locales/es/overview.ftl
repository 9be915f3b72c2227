elements-heading = Seis elementos
elements-note = Lo que una buena implementación necesita, y si hoy está presente.
elements-nothing = Aquí todavía no hay nada registrado.
implementation-lede-lost = { $count ->
    [one] Se perdió una condición: «{ $first }».
   *[other] Se perdieron { $count } condiciones, entre ellas «{ $first }».
  }

condition-team-carries = Un equipo la lleva
condition-team-none = Todavía no se ha formado un equipo.
condition-team-nobody = Todavía no hay nadie en un equipo.
condition-team-ended = El equipo terminó el { $day }.
condition-team-enough = { $count } personas están en { $team }; hacen falta { $least }.
condition-team-fewer = { $count ->
    [0] Hoy no está nadie de { $team }; hacen falta { $least }.
    [one] Hoy está una persona de { $team }; hacen falta { $least }.
   *[other] Hoy están { $count } personas de { $team }; hacen falta { $least }.
  }
condition-team-few = { $count ->
    [0] Todavía no hay nadie en { $team }; hacen falta { $least }.
    [one] Por ahora hay una persona en { $team }; hacen falta { $least }.
   *[other] Por ahora hay { $count } personas en { $team }; hacen falta { $least }.
  }
condition-team-led = Alguien coordina el equipo
condition-team-leads = { $count ->
    [one] Coordina { $names }.
   *[other] Coordinan { $names }.
  }
condition-team-lead-gone = El equipo tenía coordinación y ahora no la tiene.
condition-team-lead-none = Todavía nadie lo coordina.
condition-team-mixed = Quienes deciden y quienes hacen se sientan juntos
condition-team-parts = { $leaders ->
    [0] Ningún directivo
    [one] Un directivo
   *[other] { $leaders } directivos
  } y { $doers ->
    [0] nadie del personal docente, auxiliar o de apoyo.
    [one] una persona del personal docente, auxiliar o de apoyo.
   *[other] { $doers } personas del personal docente, auxiliar o de apoyo.
  }

condition-staff-asked = Se preguntó al personal en este periodo
condition-asked-none = Todavía no se ha preguntado a nadie.
condition-asked-closed = { $pulse }: se preguntó a { $invited } personas, hasta el { $day }.
condition-asked-open = { $pulse }: se pregunta ahora a { $invited } personas, hasta el { $day }.
condition-asked-before = No en este periodo. { $pulse }: se preguntó a { $invited } personas, hasta el { $day }.
condition-groups-asked = Se pregunta a todos los grupos
condition-heard-back = La gente se entera de lo que resulta
condition-heard-none = Todavía no ha cerrado ningún sondeo.
condition-heard-promised = Prometido para { $pulse } hasta el { $day }.
condition-heard-unknown = Prometido para { $pulse } hasta el { $day }. Nadie ha dicho todavía si ocurrió.

condition-gates-held = Cada etapa se deja con lo que necesita
condition-gates-none = Todavía no se ha dejado ninguna etapa.
condition-gates-all = { $count ->
    [one] Se pasó una puerta; sus condiciones se cumplían.
   *[other] Se pasaron { $count } puertas; sus condiciones se cumplían.
  }
condition-gates-over = { $over } de { $count ->
    [one] una puerta se pasó
   *[other] { $count } puertas se pasaron
  } aunque faltaba algo; la razón consta.

happened-learning-described = { $name } escribió cómo la aprenderán los adultos.
happened-team-formed = { $name } formó el equipo, o cambió su nombre o propósito.
happened-team-ended = { $name } dio por terminado el equipo.
happened-pulse-opened = { $name } abrió un sondeo: se preguntó al personal.
happened-pulse-closed = Cerró un sondeo.
happened-implementation-stopped = { $name } la detuvo a propósito.
happened-what-remains-told = Lo que queda de ella:
happened-implementation-paused = { $name } la dejó descansar.
happened-implementation-resumed = { $name } la retomó.
happened-load-decided = { $name } miró las horas que pide y decidió:
happened-older = { $count ->
    [one] Un hecho anterior
   *[other] { $count } hechos anteriores
  }

condition-groups-all = { $asked ->
    [one] Se preguntó a un grupo
   *[other] Se preguntó a { $asked } grupos
  }{ $aside ->
    [0] .
    [one] ; uno se dejó aparte con una razón.
   *[other] ; { $aside } se dejaron aparte con una razón.
  }
condition-groups-some = { $asked ->
    [one] Se preguntó a un grupo,
   *[other] Se preguntó a { $asked } grupos,
  } { $open ->
    [one] a uno no.
   *[other] a { $open } no.
  }
condition-heard-kept = { $pulse }: la gente recibió respuesta el { $day }.
condition-heard-not-kept = { $pulse }: no se cumplió, y la razón se dio el { $day }.
happened-group-asked = { $name } anotó que se preguntó a un grupo.
happened-feedback-told = { $name } dijo si la gente recibió la respuesta prometida.
happened-follow-up-told = { $name } dijo cómo fue mirar atrás.
