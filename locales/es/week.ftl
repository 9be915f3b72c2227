week-none = { $role ->
    [district-leader] Nada del distrito espera por usted. El portafolio muestra qué hay y dónde, y dónde se perdió una condición.
    [administrator] Nada de la organización espera por usted. El portafolio muestra qué hay y dónde.
    [principal] Nada de su escuela espera por usted. La página de cada innovación dice qué se mantiene y qué no se sabe.
    [lead] Nada espera por usted. Buen momento para ver qué debe cumplirse antes de la siguiente etapa: unos cinco minutos.
    [coach] Nadie espera por usted. Las visitas y la asesoría todavía no se registran aquí.
    [evaluator] Nada espera por usted. Los sondeos que cerraron hace poco están abajo; las cifras de cada uno se pueden llevar.
    [consultant] Nada de este cliente espera por usted.
   *[other] Cuando alguien le pregunte algo, o espere algo de usted, aparecerá aquí. Responder toma menos de un minuto.
  }
week-none-board = Abrir el portafolio
week-promises = Promesas
week-promises-note = Las suyas, y las que le hicieron. Quien hizo una dice si se cumplió.
week-promise = Promesa
week-promise-whose = De quién
week-promise-by = Para
week-promise-state = Estado
week-promise-yours = suya
week-promise-theirs = para usted
week-promise-open = abierta
week-promise-passed = su día pasó
promise-tell = Contar a la gente qué resulta de { $pulse }
promise-hear = Usted se entera de qué resulta de { $pulse }
week-answered = Respondido
week-answered-note = En las últimas dos semanas.
week-answered-more = { $count ->
    [one] Uno más en Voces
   *[other] { $count } más en Voces
  }
answered-of = { $pulse }: { $innovation } en { $unit }
answered-pulse = Se preguntó a { $invited } personas hasta el { $day }. Lea lo que dijeron.
week-near = Lo que está en uso
week-near-many = { $innovations ->
    [one] Una innovación
   *[other] { $innovations } innovaciones
  } en { $places } lugares. { $lost ->
    [0] No se sabe de ninguna condición perdida.
    [one] Un lugar perdió una condición que tenía.
   *[other] { $lost } lugares perdieron una condición que tenían.
  }
week-clients = Sus clientes
week-clients-note = Lo que espera por usted allí, está allí.
week-clients-one = { $place } es el único hoy. Otro aparecerá aquí en cuanto le invite.

week-promise-kept = cumplida, { $day }
week-promise-not-kept = no cumplida, { $day }
week-promise-say = Decir cómo fue
promise-tell-of-stop = Avisar a { $who ->
    [teachers] los docentes
    [paraeducators] los auxiliares docentes
    [leaders] los líderes
    [support-staff] el personal de apoyo
    [students] los estudiantes
    [families] las familias
    [community] la comunidad
   *[other] { $who }
  } sobre { $innovation } en { $unit }
promise-hear-of-stop = Usted sabrá qué pasa con { $innovation } en { $unit }
answered-stop = { $innovation } en { $unit } termina
answered-pause = { $innovation } en { $unit } descansa
answered-told = Se avisó el { $day } a { $who ->
    [teachers] los docentes
    [paraeducators] los auxiliares docentes
    [leaders] los líderes
    [support-staff] el personal de apoyo
    [students] los estudiantes
    [families] las familias
    [community] la comunidad
   *[other] { $who }
  }.
answered-back = La gente recibió respuesta el { $day }.
answered-back-words = La gente recibió respuesta el { $day }: «{ $words }»
answered-not-back = Sin la respuesta prometida, dicho el { $day }: «{ $words }»
promise-look-back = Mirar atrás sobre { $innovation } en { $unit } con quienes lo aprenden
promise-looked-back-with = Ustedes miran atrás juntos sobre { $innovation } en { $unit }
answered-looked-back = Miraron atrás juntos, el { $day }.
answered-looked-back-words = Miraron atrás juntos, el { $day }: «{ $words }»
answered-not-looked-back = Mirar atrás el { $day } no tuvo lugar: «{ $words }»
