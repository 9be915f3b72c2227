kind-program = Programa
kind-practice = Práctica
kind-policy = Política
kind-procedure = Procedimiento
kind-product = Producto
kind-program-hint = Un paquete completo con materiales y formación
kind-practice-hint = Algo que los docentes hacen con los estudiantes
kind-policy-hint = Una regla que orienta lo que hacen todos
kind-procedure-hint = Una forma fija de hacer una cosa
kind-product-hint = Una herramienta, un libro, un programa informático

work-title = Nuestro trabajo
work-lede = { $count ->
    [0] Todavía no se ha empezado nada.
    [one] Una innovación se está poniendo en práctica en un lugar.
   *[other] { $count } implementaciones, cada una en su etapa.
  }
work-begin = Empezar
work-none-title = Ninguna innovación todavía
work-none = Escriba la primera: qué es, a qué necesidad responde, qué la hace funcionar. Toma unos cinco minutos con un colega.
work-none-reader = Cuando su escuela empiece a poner en práctica algo nuevo, lo verá aquí.
work-new = Escribir una innovación
work-here = En práctica
work-here-note = Una innovación en un lugar.
work-waiting = Sin empezar donde usted puede ver
work-waiting-note = Escrita, pero todavía no en un lugar que usted vea.
work-more = ¿Algo nuevo?
work-more-note = Pocas cosas, bien hechas, perduran.

innovation-lede = { $count ->
    [0] Está escrita. Todavía no se usa donde usted puede ver.
    [one] En un lugar hasta ahora.
   *[other] En { $count } lugares.
  }
innovation-where = Dónde
innovation-where-note = Cada lugar tiene su equipo, su etapa y su ritmo.
innovation-nowhere-title = Sin empezar
innovation-nowhere = Elija una escuela para empezar. Comienza en la etapa Decidir; eso no compromete a nada.
innovation-need = La necesidad
innovation-need-hint = ¿Qué no está bien hoy, para quién y cómo lo saben?
innovation-evidence = Qué se sabe de ella
innovation-evidence-hint = ¿Dónde funcionó, con quién, cuánto? Nombre la fuente.
innovation-ingredients = Ingredientes activos
innovation-ingredients-note = Lo que la hace funcionar. Lo esencial se queda; lo adaptable puede cambiar.
innovation-ingredients-hint = Uno por línea. Empiece la línea con ~ si esa parte se puede adaptar.
innovation-ingredients-many = Son { $count }. Con más de { $most } nadie puede decir qué es lo esencial.
ingredient-core = esencial
ingredient-adaptable = adaptable
innovation-change = Cambiar
innovation-edit-title = Cambiar la innovación
innovation-new-title = Escribir una innovación
innovation-new-lede = Lo que quizá adopten, con sus propias palabras. La evidencia, las horas y los resultados vienen después, cada cosa en su página.
innovation-name = Nombre
innovation-name-hint = Como la llamará la gente: «Lectura en parejas».
innovation-kind = ¿Qué tipo de cosa es?
innovation-save = Guardar

implementation-unit = Empezar en
implementation-begin = Empezar aquí
implementation-title = { $innovation } en { $unit }
implementation-lede-held = Está en la etapa { $stage }. { $count ->
    [one] Falta una cosa
   *[other] Faltan { $count } cosas
  } antes de { $next }.
implementation-lede-open = Está en la etapa { $stage }. Nada impide pasar a { $next }.
implementation-lede-sustain = Ha llegado a Extender y sostener. Conserve lo que empezó.
implementation-why = Necesidad, evidencia, ingredientes
implementation-stands = Dónde está
implementation-stands-note = Las etapas se suman y se puede volver atrás.
implementation-next = Qué sigue
implementation-carried = Quién la lleva
implementation-carried-note = Y qué dice la gente.
implementation-team = El equipo
implementation-pulses = Sondeos: preguntar al personal
implementation-happened = Qué pasó

stage-since = desde el { $day }
stage-not-begun = sin empezar
stage-was-there = ya estuvo ahí
stage-title = Pasar a otra etapa
stage-lede = Ahora en la etapa { $stage }.
stage-move = Pasar
stage-move-note = Volver atrás también es una decisión, y nunca se impide.
stage-to = ¿A qué etapa?
stage-back-hint = Atrás: siempre abierta.
stage-on-hint = Adelante: se cumplen las condiciones de arriba, o usted da una razón.
stage-skip-hint = Más adelante: tiene sus propias condiciones, y se cumplen o usted da una razón.
stage-go = Pasar

gate-last = Esta es la última etapa.
gate-before = Antes de { $stage }, esto debería cumplirse:
gate-heading = Antes de { $stage }
gate-move = Pasar a otra etapa
gate-open = Todas las condiciones se cumplen.
gate-reason = Razón para seguir de todos modos
gate-reason-hint = Necesaria para seguir mientras falte algo; bienvenida al volver atrás. Queda registrada con su nombre.
gate-reason-hint-not = Una o dos frases para quien lo lea después; quedan registradas con su nombre. Usted puede pasar adelante cuando todo se cumpla; su líder de escuela o de distrito puede hacerlo antes.
gate-decided = Qué se decidió y por qué
gate-decided-hint = Una o dos frases para quien lo lea después. Quedan registradas con su nombre.
gate-reason-needed = Todavía falta: { $missing }. Complételo o dé la razón para seguir de todos modos.
gate-may-not-override = Todavía falta: { $missing }. Complételo primero. Solo un líder de escuela o de distrito puede seguir sin ello: pregúntele.
stage-moved-meanwhile = Pasó a otra etapa mientras tanto: ahora está en { $stage }. No se cambió nada. Elija otra vez.

check-core-ingredient = Se nombra al menos un ingrediente activo esencial
check-mend = Hacerlo ahora

move-begun = La empezó { $name }.
move-made = Pasó a { $stage }, por { $name }.
move-overridden = Pasó a { $stage }, por { $name }, aunque no se cumplían todas las condiciones:


work-stopped = Detenido
work-stopped-note = Detener algo a propósito deja espacio. Lo aprendido queda.
work-stopped-on = se detuvo el { $day }
implementation-lede-stopped = Se detuvo a propósito el { $day }. Lo aprendido queda guardado.
implementation-unit-closed = Su unidad está cerrada
implementation-lede-closed = { $unit } está cerrada. Lo aprendido queda guardado.
implementation-closed-on = Aquí no se avanza más. Trasládela a donde continúa la unidad, o deténgala con una razón y lo que queda de ella.
implementation-stopped = Por qué se detuvo
implementation-stopped-note = Detener es una decisión como cualquier otra. Se puede retomar.
implementation-in-decide = En la etapa Decidir
implementation-in-prepare = En la etapa Planear y preparar
implementation-in-implement = En la etapa Implementar
implementation-in-sustain = En la etapa Extender y sostener
implementation-carry-on = Continuar
implementation-carries-on = { $title } continúa.
implementation-stop = Detener
implementation-stops = { $title } se detiene.
stop-part = ¿Es hora de detenerlo?
stop-part-note = Detener lo que no ayuda también es buen trabajo.
stop-go-to = Detenerlo a propósito
stop-title = Detener a propósito
stop-lede = Detener no es fracasar: deja espacio para lo que ayuda. Cinco pasos cortos, unos diez minutos. No empieza nada nuevo, su historia queda, y se puede retomar.
stop-reason = ¿Por qué detenerlo?
stop-reason-hint = Todas las que correspondan; o dígalo abajo con sus propias palabras.
stop-go = Detenerlo
stop-resume = Retomarlo
implementation-carries-on-count = { $count ->
    [one] una implementación continúa como se decidió
   *[other] { $count } implementaciones continúan como se decidió
  }
implementation-stops-count = { $count ->
    [one] una implementación se detiene
   *[other] { $count } implementaciones se detienen
  }
implementation-unit-closes = Su unidad cierra el { $day }
implementation-carry-over = Continúa en la unidad que reemplaza a esta
implementation-carry-over-to = ¿Dónde continúa?
implementation-carries-over = { $title } continúa en { $to }.
implementation-carries-over-count = { $count ->
    [one] { $count } implementación continúa en otro lugar
   *[other] { $count } implementaciones continúan en otro lugar
}
move-went-on = Continuó aquí en la etapa { $stage }.
happened-implementation-carried-over = Su unidad cerró, y continuó en la unidad que la reemplazó.

succession-title = Continuarla en otra unidad
succession-lede = El último día de { $unit } es el { $day }. Lo que se hace allí puede continuar en la unidad que la reemplaza.
succession-lede-open = { $unit } no tiene último día. No hay nada que trasladar.
succession-goes = Lo que se traslada
succession-goes-stage = Su etapa y el trabajo de las etapas, con lo que ya está hecho
succession-goes-team = Su equipo, con las personas que entonces trabajen allí
succession-goes-learning = El plan de aprendizaje, con sus horas
succession-goes-sustain = Rutinas, recursos, primeros pasos para quienes llegan y preparación
succession-stays = Lo que se queda
succession-stays-note = Una serie no se lee a través de una fusión: otras personas, otro lugar.
succession-stays-history = Lo que pasó, con el nombre de la unidad anterior
succession-stays-pulses = Los sondeos, con lo que la gente respondió
succession-stays-sisters = Los acuerdos con escuelas hermanas: cada parte acuerda por sí misma
succession-where = Dónde continúa
succession-where-note = Se decide una vez. Nada ocurre antes del primer día sin la unidad anterior.
succession-to = Continúa en
succession-used = La innovación ya se usa allí: las dos quedan vinculadas y no se copia nada.
succession-go = Continuarla allí
succession-decided = Decidido
succession-planned = Continúa en { $unit } a partir del { $day }.
succession-done = Continúa en { $unit } desde el { $day }.
succession-none-title = Nada la reemplaza
succession-none = No se nombró ninguna unidad abierta que siga, o usted no la dirige. Se puede detener con una razón y con lo aprendido.
succession-earlier = Antes
succession-earlier-note = La serie se interrumpe aquí: lo anterior lo hicieron otras personas en otro lugar.
succession-line = Hasta el { $day } en { $unit }.
succession-joined-line = Hasta el { $day } también en { $unit }; desde entonces las dos son una.
succession-look = Ver { $unit }
