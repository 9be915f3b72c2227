rollover-title = El próximo año escolar
rollover-lede = Hay personas que se van y otras que llegan; cambian funciones y equipos. Prepárelo aquí con otros, página por página. Nada cambia antes de que alguien confirme.
rollover-of = Hacia el año escolar { $year }
rollover-begin = Empezar a preparar
rollover-begin-note = Puede salir en cualquier página y volver. Varias personas pueden trabajar a la vez.
rollover-begin-go = Empezar a preparar
rollover-going = En preparación
rollover-going-note = Siga donde usted u otros lo dejaron.
rollover-over = Años anteriores
rollover-none-title = Nada que preparar aquí
rollover-none = La dirección de su escuela prepara el próximo año.
rollover-unit = ¿Para quién?
rollover-open-already = Allí ya se prepara un año. Siga con ese, arriba.
rollover-day = Primer día del nuevo año
rollover-day-hint = Todo vale desde este día. El día anterior es el último del año viejo.
rollover-day-entered = { $day } viene del calendario de { $unit }: el primer día de clases de { $year }.
rollover-day-usual = { $day } es una suposición: en el calendario de { $unit } no figura el próximo año escolar.
rollover-from = Nombre del año que termina
rollover-to = Nombre del año que empieza
rollover-state-preparing = en preparación
rollover-state-waiting = confirmado, espera su día
rollover-state-applying = en marcha
rollover-state-applied = hecho
rollover-state-dropped = descartado
rollover-lede-preparing = Todavía no ha cambiado nada. Lo que decida vale desde el { $day }, después de que alguien confirme.
rollover-lede-waiting = Lo confirmó { $name }. Vale desde el { $day }; hasta entonces nada cambia y se puede retirar.
rollover-lede-applying = El nuevo año empezó. Sus decisiones se están cumpliendo, unas pocas a la vez.
rollover-lede-applied = El nuevo año empezó el { $day }, como confirmó { $name }.
rollover-lede-dropped = Se descartó. No cambió nada.
rollover-steps = Siete páginas
rollover-steps-note = En este orden cada una facilita la siguiente. Puede saltar y volver.
rollover-looked = { $done } de { $all } vistas
rollover-step-of = Página { $at } de { $all }
rollover-step-go = Seguir
rollover-step-open = sin ver todavía
rollover-step-decided = { $count ->
    [0] Nada decidido.
    [one] Una decisión.
   *[other] { $count } decisiones.
  }
rollover-step-empty-title = Nada aquí
rollover-step-empty = En esta página no hay nada que decidir. Siga con la próxima.
rollover-step-year = El año
rollover-year = El año
rollover-year-lede = ¿Cuándo empieza el nuevo año y cómo se llama?
rollover-step-leavers = Quién se va
rollover-leavers-lede = Marque a quienes se van. Su acceso termina cuando empieza el nuevo año; lo que hicieron queda.
rollover-step-newcomers = Quién llega
rollover-newcomers-lede = Agregue a quienes empiezan con el nuevo año. Quien ya estuvo aquí se reconoce por su correo.
rollover-step-grades = Grados y departamentos
rollover-grades-lede = ¿Cada equipo de grado sigue, cambia de nombre o se cierra? Agregue aquí los nuevos antes de mover personas.
rollover-step-roles = Funciones y lugares
rollover-roles-lede = ¿Quién se queda y hace otra cosa, o pasa a otra escuela o grado?
rollover-step-teams = Equipos
rollover-teams-lede = ¿Quién guía cada equipo y quién toma el lugar de los que se van?
rollover-step-implementations = Lo que continúa
rollover-implementations-lede = Lo que no se decide aquí sigue como está. Detener a propósito también es buen trabajo: deja espacio.
rollover-save-next = Guardar y seguir
rollover-save-then = Guardar y luego: { $next }
rollover-save-more = Guardar y agregar más
rollover-by = Lo decidió { $name }
rollover-name = { $name }
rollover-who-leaves = ¿Quién se va de { $unit }?
rollover-leaves = se va
rollover-last-day = Último día de quienes marca ahora
rollover-last-day-hint = El fin del año viejo, si no se van antes.
rollover-last-day-of = Último día de { $name }
rollover-part-ends = su función termina el { $day }
rollover-roster-waiting = no figura en la lista del { $day }, que espera un sí
rollover-roster-kept = no figura en la lista del { $day }, que no cambió nada en esta persona
rollover-roster-left = { $count ->
    [one] Una persona ya se fue, con la lista del { $day }
   *[other] { $count } personas ya se fueron, con la lista del { $day }
  }
rollover-roster-ticked = Algunas personas ya están marcadas.
rollover-roster-ticked-said = La lista que espera ya no las nombra. Desmarque a quien se queda y guarde: solo entonces queda decidido.
rollover-other-school = también está en otra escuela: decide con usted quien administra a las personas allí
rollover-leaving = { $count ->
    [one] Una persona se va
   *[other] { $count } personas se van
  }
rollover-leaving-are = Se van hasta ahora: { $names }.
rollover-nobody = nadie
rollover-not-yours = Esto lo decide su administración.
rollover-row-leaving = se va: { $names }
rollover-remove = Quitar de la lista: { $what }
rollover-add = Agregar personas
rollover-add-note = Deje vacío lo demás. Puede guardar y agregar más.
rollover-add-nth = Persona { $n }
rollover-paste = O pegar una lista
rollover-paste-note = De una hoja de cálculo, una persona por línea.
rollover-lines = Líneas
rollover-lines-hint = Nombre, apellido, correo, escuela o equipo, función. Entre ellos un tabulador, un punto y coma o una coma.
rollover-too-many-lines = Son demasiadas líneas. Hasta { $most } a la vez; para más, importe una lista del personal.
rollover-twice = Ya hay alguien con este correo en la lista.
rollover-line-name = Línea { $line }: hacen falta nombre y apellido.
rollover-line-email = Línea { $line }: esto no es un correo electrónico.
rollover-line-twice = Línea { $line }: ya hay alguien con este correo en la lista.
rollover-line-unit = Línea { $line }: “{ $unit }” no es una escuela ni un equipo suyo. Escriba su nombre como está en la lista de lugares.
rollover-line-role = Línea { $line }: “{ $role }” no es una función. Escríbala como está en la lista de funciones.
rollover-roles-add = Cambiar la función de alguien
rollover-roles-note = La función anterior termina con el año viejo; la nueva empieza con el nuevo.
rollover-roles-nth = Cambio { $n }
rollover-roles-who = Quién, y qué hace ahora
rollover-roles-role = Función desde entonces
rollover-roles-unit = Dónde
rollover-roles-none = No queda nadie aquí cuya función pueda cambiar.
rollover-part-same = Eso ya es lo que hace. Elija otra función u otro lugar.
rollover-unit-people = { $count ->
    [0] nadie
    [one] una persona
   *[other] { $count } personas
  }
rollover-unit-carries-on = Sigue
rollover-unit-rename = Cambia de nombre
rollover-unit-close = Se cierra. Quien siga en él conserva su función en la escuela
rollover-unit-name = Nuevo nombre de { $unit }
rollover-grades-add = Equipos de grado y departamentos nuevos
rollover-grades-note = Luego puede mover personas a ellos en la página siguiente.
rollover-grades-nth = Nuevo { $n }
rollover-grades-name = Nombre
rollover-grades-kind = ¿Qué es?
rollover-grades-in = ¿En qué escuela?
rollover-kind-grade-team = Equipo de grado
rollover-kind-department = Departamento
rollover-undecided = Sin decidir
rollover-lead-leaves = Quien lo guía se va. Nombre a otra persona al frente, o continúe por ahora sin nadie.
rollover-review = Revisarlo todo
rollover-nothing-title = Nada cambiaría
rollover-nothing = Todavía no se ha decidido nada.
rollover-summary = En el nuevo año: { $parts }.
rollover-count-leavers = { $count ->
    [one] una persona se va
   *[other] { $count } personas se van
  }
rollover-count-newcomers = { $count ->
    [one] una persona llega
   *[other] { $count } personas llegan
  }
rollover-count-parts = { $count ->
    [one] cambia una función o un lugar
   *[other] cambian { $count } funciones o lugares
  }
rollover-count-units = { $count ->
    [one] cambia un grado o departamento
   *[other] cambian { $count } grados o departamentos
  }
rollover-count-others = { $count ->
    [one] cambia otra cosa
   *[other] cambian otras { $count } cosas
  }
rollover-decisions = { $count ->
    [0] Nada decidido.
    [one] Una decisión.
   *[other] { $count } decisiones.
  }
rollover-by-unit = Cuánto cambia y dónde
rollover-changes = Cambios
rollover-said-leaves = { $name } se va. Último día: { $day }.
rollover-said-comes = { $name } llega a { $unit }: { $role }.
rollover-said-returns = { $name } vuelve, a { $unit }: { $role }.
rollover-said-here = { $name } ya está aquí y recibe otra función en { $unit }: { $role }.
rollover-said-part = { $name } estará desde entonces en { $unit }: { $role }.
rollover-said-rename = { $unit } se llamará desde entonces { $name }.
rollover-said-close = { $unit } se cierra.
rollover-said-new-unit = { $name } empieza en { $unit }.
rollover-said-other = { $what }: { $choice }.
rollover-conflicts = Antes de confirmar
rollover-conflicts-note = Lo que no encaja y lo que conviene saber.
rollover-mend = Por arreglar.
rollover-know = Conviene saber.
rollover-conflict-named = { $name } se va, pero debe unirse a { $what } o guiarlo. Elija a otra persona.
rollover-conflict-moves = { $name } se va, pero debe recibir otra función. Retire una de las dos decisiones.
rollover-conflict-lead = { $what }: quien lo guía se va. Nombre a otra persona al frente, o continúe por ahora sin nadie.
rollover-conflict-changed = { $what } cambió desde que se decidió. Se dejaría como está; si no debe ser así, decida otra vez.
rollover-conflict-email = Dos personas de la lista tienen el correo { $email }.
rollover-conflict-nobody = No quedaría nadie que administre a las personas aquí. Dé antes la función de administrador a alguien que se queda.
rollover-conflict-at-once = El primer día es hoy o ya pasó. Todo se hace en cuanto confirme.
rollover-confirm = Confirmar
rollover-confirm-note = Hasta ese día se puede retirar.
rollover-confirm-left = Nadie ha visto todavía: { $steps }. Lo que no se decide queda como está.
rollover-confirm-held = Arregle primero lo que está arriba.
rollover-confirm-not-yours = Confirma quien responde por el conjunto.
rollover-confirm-name = Quedará anotado que lo confirmó { $name }.
rollover-confirm-go = Confirmar para el { $day }
rollover-back = ¿Retirarlo?
rollover-back-note = Todo lo decidido se conserva.
rollover-take-back = Retirar y seguir preparando
rollover-drop = Descartar
rollover-end = ¿No hace falta?
rollover-end-note = Descartarlo no cambia nada.
rollover-closed = Aquí ya no se puede cambiar.
rollover-closed-said = Está confirmado, hecho o descartado.
rollover-progress = Cuánto va
rollover-progress-of = { $done } de { $all } hechas
rollover-look-again = Mirar otra vez
rollover-done = Lo que se hizo
rollover-done-note = { $count ->
    [0] Nada.
    [one] Una cosa.
   *[other] { $count } cosas.
  }
rollover-skipped = Sin tocar
rollover-skipped-note = Esto no se hizo. Mire si queda algo por hacer a mano.
rollover-what = Qué
rollover-why = Por qué
rollover-outcome-done = Hecho
rollover-outcome-changed = Había cambiado desde que se decidió.
rollover-outcome-no-right = Quienes decidieron y confirmaron ya no pueden hacer esto aquí.
rollover-outcome-already = Ya era así.
rollover-outcome-missing = Rechazado, nada cambió: alguien o algo que hace falta ya no está.
rollover-outcome-forbidden = Rechazado, nada cambió: allí ya no se puede hacer, como en un trabajo que se detuvo.
rollover-outcome-last-administrator = Rechazado, nada cambió: no quedaría nadie que administre a las personas aquí.
rollover-work-kicker = El próximo año escolar
rollover-work-begin = Prepare el año escolar { $year }
rollover-work-begin-detail = Quién se va, quién llega, quién guía los equipos. Siete páginas cortas; nada cambia antes de que alguien confirme.
rollover-work-begin-go = Empezar a preparar
rollover-work-left = Año escolar { $year }: { $left ->
    [0] revíselo y confirme
    [one] falta una de { $all } páginas
   *[other] faltan { $left } de { $all } páginas
  }
rollover-work-left-detail = Todavía no ha cambiado nada. Siga donde usted u otros lo dejaron.
rollover-work-go-on = Seguir
rollover-day-past = Ese día pasó hace mucho. ¿Es correcto el año?
