board-title = Portafolio
board-lede = { $innovations ->
    [0] Nada coincide con esta elección
    [one] Una innovación
   *[other] { $innovations } innovaciones
  }{ $places ->
    [0] .
    [one] {" "}en un lugar.
   *[other] {" "}en { $places } lugares.
  }
board-lede-none = No hay nada en uso donde usted puede ver.
board-lede-lost = { $count ->
    [0] No se sabe de ninguna condición perdida.
    [one] { $first } perdió una condición que tenía.
    [2] { $first } y otro lugar perdieron una condición que tenían.
   *[other] { $count } implementaciones perdieron una condición que tenían, entre ellas { $first }.
  }
board-lede-unknown = Todavía no se sabe cómo están sus condiciones.
board-as-of = Al { $day }
board-order = De la A a la Z; no se clasifica a nadie
board-begin = Empezar
board-none-title = Todavía no hay nada en uso
board-none = Escriba la primera innovación: qué es, a qué necesidad responde, qué se sabe de ella. Toma unos cinco minutos con un colega.
board-none-reader = Cuando se empiece algo donde usted puede ver, aparecerá aquí.
board-none-go = Escribir una innovación
board-heading = Qué hay y dónde
board-caption = La etapa de cada innovación en cada lugar
board-mark-lost = se perdió una condición
board-mark-unknown = no se sabe
board-choose = Qué mirar
board-any = Todo
board-innovation = Innovación
board-unit = Lugar
board-stage = Etapa
board-show = Mostrar
board-fits-none = Nada coincide con esta elección.
board-all = Ver todo
board-not-here = aquí no
board-asked = Lo que se pide a un docente
board-asked-note = horas por semana, este mes
board-asked-nothing = no se pide nada
board-asked-over = { $hours } h de más
board-asked-part-note = Lo que todas las innovaciones juntas piden a cada docente en una semana de este mes. El nombre de un lugar lleva a sus horas, mes por mes.
board-asked-week = Horas por semana
board-asked-agreed = Acordado
board-asked-unagreed = sin acuerdo
board-asked-made-of = De qué se compone
board-asked-part = { $name } { $hours } h
board-asked-other = otras cosas
board-hours = { $hours } h
board-page = Lugares { $from } a { $to } de { $places }, de la A a la Z.
board-first = Volver a los primeros
board-next = Los lugares siguientes
board-lost = Dónde se perdió algo
board-lost-note = Estaba y ya no está. Una razón para hablar, no para juzgar.
board-lost-none = No se sabe de ninguna condición perdida.
board-lost-unknown = Todavía no se sabe nada de ninguna condición. Formar un equipo y preguntar al personal son las primeras que se ven.
board-lost-count = { $count ->
    [one] se perdió una condición
   *[other] se perdieron { $count } condiciones
  }
board-lost-more = { $count ->
    [one] Un lugar más
   *[other] { $count } lugares más
  }
board-looked = Las condiciones se miraron por última vez el { $day }: un minuto después de que pasa algo, y cada noche.
board-work-title = { $count ->
    [one] Se perdió una condición
   *[other] Se perdieron { $count } condiciones
  }
board-work-detail = Estaba y ya no está. Mire cuál era, y con quién hablar.
board-work-action = Mirarla
board-work-many = { $count ->
    [one] Se perdió una condición en un lugar
   *[other] Se perdieron condiciones en { $count } lugares
  }
board-work-many-detail = El portafolio muestra dónde. Cada lugar tiene su equipo con quien hablar.
board-work-many-action = Abrir el portafolio
