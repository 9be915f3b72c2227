team-title = El equipo
team-lede-none = Todavía nadie lleva { $innovation } en { $unit }. Lo que no tiene equipo rara vez perdura.
team-lede = { $count ->
    [0] Todavía no hay nadie en el equipo que llevará { $innovation } en { $unit }.
    [one] Una persona lleva { $innovation } en { $unit }.
   *[other] { $count } personas llevan { $innovation } en { $unit }.
  }
team-standing-few = { $missing ->
    [one] Falta una persona más.
   *[other] Faltan { $missing } personas más.
  }
team-standing-lead = Todavía nadie lo coordina.
team-standing-ready = { $count ->
    [one] Coordina { $names }.
   *[other] Coordinan { $names }.
  }

team-form-heading = Formar el equipo
team-form-note = Primero un nombre y un propósito, después las personas. Unos cinco minutos.
team-form-go = Formar el equipo
team-name = Nombre del equipo
team-name-first = Equipo de { $innovation }
team-name-hint = Como lo llamará la gente.
team-purpose = ¿Para qué es?
team-purpose-hint = Una o dos frases que entendería un colega nuevo.
team-purpose-heading = Para qué es
team-change = Cambiar el nombre o el propósito
team-change-go = Guardar
team-none-title = Todavía no hay equipo
team-none-reader = Lo forma quien dirige su escuela o lidera el equipo. Después verá aquí quién lleva el trabajo.

team-members = Quiénes lo forman
team-members-note = Al menos { $least }; una de esas personas coordina. Con menos, una sola ausencia detiene el trabajo.
team-empty-title = Nadie todavía
team-empty = Agregue abajo a la primera persona.
team-empty-reader = En cuanto alguien se una, aparecerá aquí.
team-member-role-since = { $role }, desde el { $day }
team-member-since = desde el { $day }
team-part-lead = Coordina
team-gone = ya no está aquí
team-away = ahora no está
team-held = un lugar en { $team }
team-held-lead = dirige { $team }
team-make-lead = Que coordine
team-make-member = Que solo participe
team-remove = Quitar

team-add = Agregar personas
team-add-note = Personas de { $unit } y quienes trabajan para todo { $place }.
team-add-note-all = Personas de { $unit }.
team-search = Buscar por nombre
team-search-go = Buscar
team-found = { $count ->
    [one] Se encontró una persona.
   *[other] Se encontraron { $count } personas.
  }
team-found-none = No hay nadie con ese nombre, o ya está en el equipo.
team-found-more = Los primeros { $count }. Escriba más del nombre para encontrar a otros.
team-near = { $count ->
    [one] Una persona de { $unit } todavía no está en el equipo.
   *[other] { $count } personas de { $unit } todavía no están en el equipo.
  }
team-near-more = Los primeros { $count }. Escriba un nombre para encontrar a otros.
team-near-none = No hay nadie más que mostrar. Escriba un nombre para encontrar a otros, o pida a su administrador que agregue personas.
team-add-member = Agregar
team-add-lead = Agregar para coordinar

check-team = Lo lleva un equipo de al menos { $least } personas, con alguien que coordina
check-team-named = { $team } tiene al menos { $least } personas y alguien que coordina

team-work-form = Forme el equipo de { $innovation }
team-work-form-detail = Todavía nadie la lleva. Bastan { $least } personas, una de ellas para coordinar; toma unos cinco minutos.
team-work-few = { $team } necesita más personas
team-work-few-detail = Con menos de { $least }, una sola ausencia detiene el trabajo. ¿A quién le preguntaría?
team-work-lead = { $team } necesita quien coordine
team-work-lead-detail = Alguien que convoque las reuniones y mantenga el hilo. Más adelante puede cambiar de manos.
team-work-open = Abrir el equipo

team-carried = { $team }
team-carried-size = { $count ->
    [0] No tiene a nadie
    [one] Una persona lo forma
   *[other] { $count } personas lo forman
  }
team-carried-led = { $count ->
    [0] Nadie lo guía
    [one] Lo guía { $names }
   *[other] Lo guían { $names }
  }
team-carry-on = Continuar
team-carry-lead = Continuar con otra persona al frente
team-carry-lead-who = ¿Quién lo guía?
team-carry-no-lead = Continuar por ahora sin nadie al frente
team-carry-end = Terminar el equipo
team-carry-join = ¿Quién se une?
team-carries-on = { $title } continúa.
team-gets-a-lead = { $title } tendrá otra persona al frente: { $lead }.
team-seeks-a-lead = { $title } continúa sin nadie al frente. Estará en Esta semana hasta que alguien lo guíe.
team-ends = { $title } termina.
team-carries-on-count = { $count ->
    [one] un equipo continúa como se decidió
   *[other] { $count } equipos continúan como se decidió
  }
team-gets-a-lead-count = { $count ->
    [one] un equipo tendrá otra persona al frente
   *[other] { $count } equipos tendrán otra persona al frente
  }
team-seeks-a-lead-count = { $count ->
    [one] un equipo queda sin nadie al frente
   *[other] { $count } equipos quedan sin nadie al frente
  }
team-ends-count = { $count ->
    [one] un equipo termina
   *[other] { $count } equipos terminan
  }
