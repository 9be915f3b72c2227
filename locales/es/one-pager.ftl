one-pager-link = Una página para la junta
one-pager-back = Volver
one-pager-for = { $organization } · para la junta, { $day }
one-pager-lede = Está en la etapa { $stage }. { $all ->
    [0] Todavía no hay nada registrado de sus condiciones.
   *[other] De { $all } condiciones { $met ->
        [0] no se cumple ninguna
        [one] se cumple una
       *[other] se cumplen { $met }
      }, { $emerging ->
        [0] no hay ninguna en camino
        [one] una está en camino
       *[other] { $emerging } están en camino
      } y { $lost ->
        [0] no se perdió ninguna
        [one] se perdió una
       *[other] se perdieron { $lost }
      }; { $unknown ->
        [0] de todas se sabe algo.
        [one] de una no se sabe nada.
       *[other] de { $unknown } no se sabe nada.
      }
  }
one-pager-lede-places = { $count ->
    [0] Todavía no está en uso en ningún lugar.
    [one] Está en un lugar
   *[other] Está en { $count } lugares
  }{ $count ->
    [0] {""}
   *[other] {""}, y { $lost ->
        [0] no se sabe que alguno haya perdido una condición.
        [one] uno perdió una condición que tenía.
       *[other] { $lost } perdieron una condición que tenían.
      }
  }
one-pager-what = Qué es
one-pager-kind = { $kind }. { $about }
one-pager-need = Por qué: { $need }
one-pager-core = Lo que la hace funcionar: { $names }.
one-pager-adaptable = Se puede adaptar: { $names }.
one-pager-evidence = Lo que se sabe de ella: { $evidence }
one-pager-since = En la etapa { $stage } desde el { $day }.
one-pager-paused = Descansa a propósito desde el { $day }. Lo aprendido queda registrado.
one-pager-next-paused = Volver a mirarla el { $day }: seguir, o detenerla.
one-pager-places = Lugares
one-pager-staff = Lo que dice el personal
one-pager-agree = La mayoría está de acuerdo: «{ $statement }»
one-pager-disagree = La mayoría está en desacuerdo: «{ $statement }»
one-pager-no-side = Ninguna afirmación reunió claramente a la mayoría de un lado.
one-pager-pulse = { $pulse }, cerrado el { $day }; anónimo.
one-pager-holds = Lo que se mantiene
one-pager-emerging = Lo que está en camino
one-pager-emerging-none = Nada está a medio camino, hasta donde se sabe.
one-pager-lost = Lo que se perdió
one-pager-unknown = Lo que no se sabe
one-pager-nowhere = Todavía no se usa en ningún lugar.
one-pager-next-nowhere = Decidir con quienes concierne si se empieza, y primero en qué escuela.
one-pager-own-page = Está en la página de cada lugar.
one-pager-nothing = Todavía no hay nada registrado.
one-pager-more = { $count ->
    [one] Y otra.
   *[other] Y otras { $count }.
  }
one-pager-asks = Lo que pide
one-pager-asks-none = Todavía no se han escrito horas, dinero ni materiales.
one-pager-cost = Dinero: { $cost }.
one-pager-materials = Materiales: { $materials }
one-pager-week-agreed = Todas las innovaciones juntas piden { $hours } h por semana a un docente aquí; se acordaron { $limit } h.
one-pager-week = Todas las innovaciones juntas piden { $hours } h por semana a un docente aquí; no se acordó ningún límite.
one-pager-next = Siguiente paso
one-pager-next-open = Nada impide pasar a { $stage }; el equipo puede avanzar.
one-pager-next-held = Antes de { $stage } { $count ->
    [one] falta una cosa:
   *[other] faltan { $count } cosas. La primera:
  } { $first }.
one-pager-next-stopped = Ninguno. Se puede retomar, y lo aprendido queda.
one-pager-next-places = Cada lugar tiene su siguiente paso, en su propia página.
one-pager-next-lost = Hablar con los equipos de { $places } sobre lo que se perdió.
one-pager-decided = Lo que se decidió
one-pager-decided-none = Todavía no se ha dejado ninguna etapa.
one-pager-stopped = Se detuvo a propósito.
one-pager-rested = En pausa, con un día para volver a mirarla.
one-pager-resumed = Se retomó.
one-pager-hours = Se decidió sobre las horas que pide.
one-pager-by = Por { $name }.
one-pager-words = «{ $reason }»
one-pager-moved = Pasó a { $stage }.
one-pager-moved-back = Volvió a { $stage }.
one-pager-reason = Faltaba algo. La razón para seguir: «{ $reason }»
one-pager-foot = Al { $day }. Nadie queda señalado: de lo que dice la gente solo hay palabras, y solo cuando respondieron al menos { $floor }.
