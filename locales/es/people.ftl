# people

people-find = Buscar a alguien
people-find-note = Por el comienzo de cualquier parte del nombre: un nombre, o cualquiera de los dos apellidos. Los acentos y las mayúsculas no importan.
people-find-name = Nombre
people-find-go = Buscar
people-found = Resultados
people-found-none = No hay nadie con ese nombre aquí, o no donde usted puede ver a las personas.
people-found-more = Hay más. Escriba un poco más del nombre.
people-units = Unidades
people-units-note = Abra una para ver a sus personas.
people-count = Personas
people-elsewhere = también en otro lugar
people-stands-in = suple a alguien
people-away = ausente
people-next = Más personas
people-merge = ¿Una persona dos veces?
people-invite-many = Invitar a muchas personas
people-unplaced = Sin puesto por ahora
people-unplaced-title = Sin puesto por ahora
people-unplaced-lede = Personas sin función hoy: se fueron, aún no empiezan o sus funciones terminaron.
people-unplaced-none = Todas las personas tienen una función hoy.

days-from-until = del { $from } al { $until }
days-from = desde el { $from }
days-until = hasta el { $until }

part-from = Primer día
part-from-hint = Vacío: hoy.
part-until = Último día
part-until-hint = Vacío: hasta nuevo aviso.
part-days-change = Cambiar el último día
part-days-go = Guardar este día

person-left = Ya no está aquí.
person-left-on = Se fue el { $day }.
person-leaves-on = Se va el { $day }.
person-more = Más
person-return = De vuelta
person-return-note = Lo anterior se conserva. Empieza una función nueva.
person-return-go = Traer de vuelta
person-merged = La misma persona
person-merged-note = Estos registros se leen como esta persona. No se movió nada.
person-unmerge = Volver a separar a { $name }
person-is-another = Esta persona está dos veces en la lista

person-away = Ausencias
person-away-note = Solo se guarda desde cuándo y hasta cuándo, nunca por qué. Quien está ausente conserva su acceso, no se le pregunta y no cuenta donde hacen falta personas.
absence-days = Ausente { $days }
absence-stood-in = { $name } suple como { $role }
absence-last = Último día de ausencia
absence-last-go = Guardar este día
absence-new = Anotar una ausencia
absence-from = Primer día de ausencia
absence-until = Último día de ausencia
absence-until-hint = Vacío: hasta nuevo aviso.
absence-go = Anotar
absence-overlaps = Algunos de estos días ya están anotados como ausencia. Cambie el final de esa ausencia.
stand-in-find = Quién suple: { $role }, { $unit }
stand-in-title = Quién suple
stand-in-lede = A { $name } como { $role } en { $unit }, { $days }.
stand-in-who = Elegir
stand-in-note = Suple con su propio nombre. Su función termina cuando termina la ausencia. A una persona nueva se la agrega primero.
stand-in-go = { $name } suple
stand-in-cannot = Esta persona no puede suplir: está ausente, se fue o es la misma persona.
stand-in-nobody-away = Nadie está ausente aquí por ahora.

departure-title = Se va
departure-lede = { $name } se va. No se borra nada de lo que hizo.
departure-holds = Lo que todavía tiene a su cargo
departure-holds-note = Quizá otra persona deba asumirlo.
departure-day = El último día
departure-day-note = Con hoy o un día anterior, el acceso y los enlaces sin usar terminan de inmediato. Con un día posterior, terminan esa medianoche.
departure-last = Último día
departure-go = Terminar todas las funciones ese día
departure-nobody-from = A partir del { $day } nadie administraría esta organización. Nombre primero a otra persona que siga desde ese día.

merge-title = ¿Una persona dos veces?
merge-lede = Cuando dos registros son una persona, uno vale por ambos. No se mueve nada y puede volver a separarlos.
merge-pair = Lado a lado
merge-pair-note = Mire bien: dos personas pueden llamarse igual.
merge-has = Lo que tienen
merge-has-sign-in = Tiene acceso
merge-no-sign-in = Sin acceso
merge-in-roster = En el listado
merge-stands = ¿Qué nombre y dirección valen?
merge-stands-hint = Ambos accesos siguen funcionando. Las funciones y equipos de ambos cuentan como de una persona.
merge-go = Son una persona
merge-other = ¿Quién es también?
merge-other-note = Busque el otro registro de { $name }.
merge-suggested = Quizá una sola persona
merge-suggested-note = La misma dirección, o el mismo nombre en la misma unidad.
merge-none = Ningún par parece una sola persona.
merge-compare = Comparar
merge-stands-for-another = Este registro ya vale por otra persona. Deje que valga, o separe primero esos dos.
merge-only-administrator = Usted quedaría fuera, y nadie más administra esta organización.

invite-title = Invitar a muchas personas
invite-lede = Cada persona recibe su propio enlace. Funciona una vez, durante { $days } días. Sus enlaces anteriores sin usar dejan de funcionar.
invite-unit = Dónde
invite-who-note = Quienes aún no tienen acceso.
invite-none = Aquí todas las personas tienen acceso.
invite-people = ¿A quién se invita?
invite-as = ¿Cómo?
invite-as-cards = Tarjetas para imprimir y recortar
invite-as-list = Una lista para combinar correspondencia (CSV)
invite-go = Crear los enlaces
invite-cards-title = Invitaciones
invite-cards-lede = { $count ->
    [0] Nadie en { $unit } necesita una invitación.
    [one] Una tarjeta para { $unit }, para recortar y entregar.
   *[other] { $count } tarjetas para { $unit }, para recortar y entregar.
  }
invite-care-title = Solo para sus manos.
invite-care = Quien tenga una tarjeta puede entrar como esa persona. Entregue cada una solo a la persona nombrada y no guarde copias. Se muestra solo ahora. Queda registrado que usted creó estos enlaces.
invite-card = Su entrada a Perennial, de { $organization }. Funciona una vez, hasta el { $day }. Escriba el enlace o apunte la cámara al código.
invite-code = Código con el enlace de { $name }

units-title = Unidades
units-lede = { $count ->
    [one] Una unidad está abierta hoy.
   *[other] { $count } unidades están abiertas hoy.
  }
units-tree = Como árbol
units-table = Como tabla
unit-kind = Tipo
unit-days = Abierta
unit-name = Nombre
unit-parent = Pertenece a
unit-from = Primer día
unit-from-hint = Vacío: siempre existió.
unit-not-open = no está abierta
unit-new-title = Agregar una unidad
unit-new-lede = Para una escuela, un departamento o un equipo que el listado no trae.
unit-new-go = Agregar
unit-edit-title = Cambiar nombre o lugar
unit-edit-lede = { $unit }: sus personas y su trabajo quedan con ella.
unit-edit-go = Guardar
paper-of-pdfs = Papel de los PDF
paper-of-pdfs-hint = Para él se hacen todos los PDF de la organización: resultados, la página para la junta, cartas.
paper-usual = Lo habitual donde ustedes están: { $paper }
paper-letter = Carta (8.5 × 11 pulgadas)
paper-a4 = A4 (210 × 297 mm)
unit-circle = Una unidad no puede estar dentro de sí misma ni ir arriba de todo. Elija otro lugar.
unit-closed-lede = Hoy no está abierta. Estuvo abierta { $days }. Su historia todavía se puede leer desde arriba.
unit-breaks = Qué cambió
unit-breaks-note = Las cifras de antes y después de ese día hablan de unidades distintas.
unit-people-note = Quienes tienen una función aquí hoy.
unit-nobody = Nadie tiene una función aquí hoy.
unit-beneath = Debajo de ella
unit-reopen = Volver a abrir
person-erased = Está hecho. Se borró todo sobre esta persona. Aquello en lo que participó queda, sin su nombre.
unit-close-title = Cerrar o fusionar
unit-close-lede = { $unit } termina un día. Lo que le pertenece queda como su historia.
unit-close-what = Cuándo y qué sigue
unit-close-what-note = Si cierra varias unidades en una, se fusionan. Si elige aquí varias, se divide.
unit-close-last = Último día
unit-close-successors = ¿Qué continúa en su lugar?
unit-close-successors-hint = Ninguna: simplemente se cierra.
unit-close-look = Mostrar qué cambiaría
unit-close-preview = Qué cambiaría
unit-close-preview-note = Diga de cada persona dónde continúa, o que su función termina aquí.
unit-close-ends = Termina aquí
unit-close-nothing-yet = Todavía no cambió nada.
unit-close-said = { $count ->
    [0] { $unit } cierra después del { $day }. Nadie tiene una función allí después de ese día.
    [one] { $unit } cierra después del { $day }. Una función termina ese día.
   *[other] { $unit } cierra después del { $day }. { $count } funciones terminan ese día.
  }
unit-close-beneath = Con ella cierra: { $names }.
unit-close-runs = Lo que se hace allí queda como historia. Decida abajo qué continúa donde sigue la unidad y qué se detiene; lo que quede abierto se decide después, en su propia página:
unit-close-run-later = Decidir después
unit-shut-title = Se puede leer, no cambiar
unit-shut = { $unit } cerró: desde el { $day } lo que se hizo allí se puede leer y ya no se cambia.
unit-shut-on = Continúa aquí:
unit-close-go = Cerrarla
unit-close-root = La organización misma no se puede cerrar.
unit-close-successor = Lo que sigue debe ser otra unidad que esté abierta al día siguiente.
unit-before-separately = Antes del { $day }: { $names }, por separado.
unit-before = Antes del { $day }: { $names }.
break-opened = Abierta el { $day }.
break-merged = Desde el { $day } junto con { $names }.
break-split = Salió de { $name } el { $day }.
break-followed = Ocupa el lugar de { $name } desde el { $day }.
break-closed = Cerrada desde el { $day }.
break-closed-into = { $count ->
    [one] Cerrada desde el { $day }. Continúa en su lugar: { $names }.
   *[other] Cerrada desde el { $day }. Continúan en su lugar: { $names }.
}
unit-no-dates = sin fechas
