# calendar
calendar-title = Calendario escolar
calendar-assumed = Nadie ha registrado todavía el año escolar. Hasta entonces, de lunes a viernes cuenta como día de clases.
calendar-lede = { $count ->
    [one] Un día de clases en { $year }.
   *[other] { $count } días de clases en { $year }.
  }
calendar-lede-now = { $count } días de clases en { $year }: ya pasaron { $gone } y faltan { $left }, contando hoy.
calendar-zone-is = Reloj: { $zone }
calendar-year = El año escolar
calendar-none-title = Registre el año escolar
calendar-none = El primer día, el último día y los recesos. Unos tres minutos. Desde entonces todas las fechas cuentan días de clases.
calendar-none-reader = Alguien de la dirección de la escuela o del distrito puede registrarlo. Toma unos tres minutos.
calendar-terms = Períodos
calendar-term = Período
calendar-when = Cuándo
calendar-school-days = Días de clases
calendar-months = Mes por mes
calendar-months-note = Los días de clases, y lo que cambia respecto a una semana normal.
calendar-month = Mes
calendar-different = Distinto de lo normal
calendar-as-usual = como siempre
calendar-in-all = En total
calendar-caption = { $year }, { $unit }: días de clases por mes
calendar-stretch = { $when }: { $name } ({ $kind })
calendar-short-range = { $from } a { $to }
calendar-own-day = solo aquí
calendar-own = días propios
calendar-change = Cambiarlo
calendar-inherited = Este año viene de { $owner }. Puede decir en qué es distinto aquí.
calendar-days-own = Días distintos aquí
calendar-year-own = Registrar un año propio completo
calendar-year-change = Cambiar este año
calendar-year-next = Hacer el próximo año como este
calendar-year-remove = Quitar este año
calendar-year-new = Registrar un año escolar
calendar-offered = De su lista oficial
calendar-offered-note = Su lista oficial nombra estos años escolares. Nada se guarda antes de que usted lo vea.
calendar-years = Todos los años
calendar-others = Otros calendarios
calendar-others-note = Las escuelas siguen el calendario de arriba, salvo donde tienen días propios.

calendar-zone = Zona horaria
calendar-zone-note = Dice cuándo empieza y termina un día aquí, y cuándo cierra un pulso.
calendar-zone-whole = { $zone }, para toda la organización.
calendar-zone-own = { $zone }, elegida aquí.
calendar-zone-above = { $zone }, como arriba.
calendar-zone-change = Cambiar la zona horaria
calendar-zone-as-above = Como arriba: { $zone }
calendar-zone-hint = Elija la ciudad cuyo reloj sigue su escuela.
calendar-zone-save = Guardar
calendar-zone-unknown = No se conoce esta zona horaria. Elija una de la lista.

calendar-year-lede = Para { $unit } y todo lo que está dentro y no tiene un año propio.
calendar-year-name = Nombre
calendar-year-starts = Primer día de clases
calendar-year-starts-hint = Para estudiantes.
calendar-year-ends = Último día de clases
calendar-weekdays = Hay clases los
calendar-days = Recesos y otros días
calendar-days-hint = Una línea para cada uno: nombre, primer día, último día, tipo. El último día y el tipo pueden faltar. Tipos: receso, festivo, día del personal, día lectivo. Ejemplo: Receso de invierno, 2026-12-21, 2027-01-01
calendar-days-own-hint = Una línea para cada uno: nombre, primer día, último día, tipo (receso, festivo, día del personal, día lectivo). En un día lectivo hay clases aquí aunque los demás descansen. Ejemplo: Día de tormenta, 2027-02-03
calendar-days-own-lede = En qué es distinto { $unit } en { $year }. Los demás días quedan como arriba.
calendar-terms-hint = Una línea para cada uno: nombre, primer día, último día. Ejemplo: Semestre 1, 2026-08-17, 2026-12-18
calendar-year-save = Guardar el calendario
calendar-year-reversed = El último día está antes del primero. Cámbielos de lugar.
calendar-year-short = Son solo { $days } días. Un año escolar tiene al menos { $least }; registre las partes más cortas como períodos.
calendar-year-long = Son { $days } días. Un año escolar tiene como máximo { $most }.
calendar-year-overlaps = Se cruza con { $other }, del { $from } al { $to }. Elija días fuera de él.
calendar-term-two-days = Línea { $line }: un período necesita un primer y un último día.
calendar-line-reversed = Línea { $line }: el último día está antes del primero. Cámbielos de lugar.
calendar-line-outside = La línea { $line } queda fuera del año escolar. Cambie sus días o los del año.
calendar-line-usual = Línea { $line }: «{ $value }» suena a un día normal de clases. Quítela, o agregue un tipo al final.
calendar-lines-more = { $count ->
    [one] Otra línea necesita una mirada.
   *[other] Otras { $count } líneas necesitan una mirada.
  }

calendar-remove-title = ¿Quitar { $year }?
calendar-remove-said = El año se va con sus períodos y todos sus días, también donde las escuelas de { $unit } son distintas. Las cuentas de días de clases cambian enseguida.
calendar-remove-yes = Quitar el año
calendar-remove-no = Conservarlo

calendar-file-title = Leer días de un archivo
calendar-file-lede = Un archivo de calendario (.ics) o una lista. Usted ve lo que dice antes de que algo cambie.
calendar-file = Archivo
calendar-file-hint = .ics o .csv, como máximo { $most } MB. La mayoría de los sitios escolares ofrecen su calendario como .ics.
calendar-file-lines = O pegue líneas
calendar-file-lines-hint = Una línea para cada uno: nombre, primer día, último día, tipo.
calendar-file-look = Verlo
calendar-file-blank = Elija un archivo, o pegue líneas abajo.
calendar-file-kind = { file-looks } Los días se pueden leer de un archivo de calendario (.ics) o de una lista en .csv o texto.
calendar-file-nothing = No hay días en él.
calendar-preview-title = Lo que dice el archivo
calendar-preview-lede = { $count ->
    [0] Nada en él cambia un día de clases. Todavía no ha cambiado nada.
    [one] Una línea cambia días de clases. Todavía no ha cambiado nada.
   *[other] { $count } líneas cambian días de clases. Todavía no ha cambiado nada.
  }
calendar-preview-outside = { $count ->
    [one] Una línea se deja fuera.
   *[other] { $count } líneas se dejan fuera.
  }
calendar-preview-outside-said = No están en ningún año escolar registrado.
calendar-preview-no-year = Registre primero el año escolar, con su primer y último día. Luego lea el archivo otra vez.
calendar-preview-rest = { $count ->
    [one] Una línea más no se muestra ni se toma.
   *[other] { $count } líneas más no se muestran ni se toman.
  }
calendar-preview-go = Tomar estos días
calendar-preview-no = Dejarlo
calendar-changing = ¿Es correcto cada tipo?
calendar-changing-note = Los tipos se adivinan por el nombre. Cambie lo que no sea correcto.
calendar-usual = { $count ->
    [one] Una línea que parece un día normal de clases
   *[other] { $count } líneas que parecen días normales de clases
  }
calendar-usual-caption = Días normales de clases
calendar-kind-of = Tipo de { $name }
calendar-name = Nombre
calendar-kind = Tipo
calendar-kind-break = receso
calendar-kind-holiday = festivo
calendar-kind-staff = día del personal
calendar-kind-instructional = día lectivo
calendar-kind-usual = un día normal de clases: dejarlo fuera
calendar-notes = Revise, por favor
calendar-notes-note = Lo que no estaba claro, por línea.
calendar-left-out = Lo que se dejó fuera
calendar-left-out-note = Por línea, con el motivo. Corrija el archivo o agregue estos días a mano.
calendar-note-no-date = La línea { $line } no tiene fecha y se deja fuera: «{ $value }».
calendar-note-not-a-date = Línea { $line }, parte { $column }: no existe el día «{ $value }».
calendar-note-month-first = Línea { $line }, parte { $column }: «{ $value }» se leyó con el mes primero.
calendar-note-reversed = Línea { $line }: «{ $value }» termina antes de empezar.
calendar-note-repeats = Línea { $line }: «{ $value }» se repite. Los eventos que se repiten se dejan fuera; agregue los días a mano.
calendar-note-cancelled = Línea { $line }: «{ $value }» se canceló.
calendar-note-no-end = Línea { $line }: no se puede leer el final de «{ $value }». Se tomó como un solo día; revíselo, por favor.
calendar-note-not-whole = Línea { $line }: «{ $value }» empieza aquí y no termina. El archivo está cortado.
calendar-note-outside = Línea { $line }: «{ $value }» no cae en ningún año escolar que se haya registrado.
calendar-note-no-beginning = Línea { $line }: «{ $value }» no tiene un día que se pueda leer.
calendar-note-no-name = La línea { $line } no tiene nombre. Póngale uno.
calendar-note-too-many = Desde la línea { $line } no se leyó nada: hay demasiadas líneas.
calendar-note-not-a-calendar = Este archivo no tiene eventos.

## Where others count school days

calendar-days-count = { $count ->
    [one] un día de clases
   *[other] { $count } días de clases
  }
calendar-stage-since = desde el { $day }, { $count ->
    [0] todavía ningún día de clases
    [one] un día de clases
   *[other] { $count } días de clases
  }
calendar-counts-assumed = Nadie ha registrado este año escolar. Hasta entonces se cuenta de lunes a viernes.
calendar-counts = Los días son días de clases.
calendar-open = Ver el calendario escolar
calendar-hear-back = las personas reciben respuesta a más tardar el { $day }, { $count ->
    [0] hoy o el próximo día de clases
    [one] en un día de clases
   *[other] en { $count } días de clases
  }
calendar-feedback-off = El { $day } no hay clases; quizá nadie lo lea. El próximo día de clases es el { $next }. Cámbielo, o envíe otra vez para conservarlo.
calendar-feedback-hint = Lo promete en la primera pantalla. A más tardar diez días de clases después del último día, y nunca más de { $days } días.
