# Listas de personal sencillas: CSV y Excel
staff-list-title = Lista de personal
staff-list-lede = ¿No tiene un archivo OneRoster? Envíe la lista que usted lleva, de Excel o en CSV. Verá qué cambiaría antes de que cambie algo.
staff-list-entry = O una lista de personal sencilla
staff-list-entry-note = También sirve una lista de Excel o un archivo CSV. Usted dice una sola vez qué son sus columnas.
staff-list-entry-go = Enviar una lista de personal
staff-list-send = Enviar una lista
staff-list-send-note = Una fila por persona, con los nombres de las columnas arriba. Columnas como cumpleaños, teléfono, domicilio o sueldo se descartan al leer el archivo.
staff-list-file = Lista de personal (.csv o .xlsx)
staff-list-file-hint = Separada por coma, punto y coma o tabulador, o un libro de Excel. Hasta 20,000 filas.
staff-list-file-blank = Elija el archivo con su lista.
staff-list-sheet = Nombre de la hoja
staff-list-sheet-hint = Solo para un libro, y solo si no es la primera hoja.
staff-list-ask = Preguntarme otra vez qué son las columnas, aunque ya se conozcan
staff-list-go-on = Continuar
staff-list-not-a-list = Esta no es una lista que se pueda leer. Guárdela como .xlsx o .csv y envíe esa.
staff-list-workbook = Este libro no se puede leer ({ $reason }). Guárdelo otra vez como .xlsx, o como .csv.
staff-list-no-sheet = No hay una hoja con ese nombre. El libro tiene: { $found }.
staff-list-no-rows = No hay nada debajo de los nombres de las columnas.
staff-list-too-many-rows = La lista tiene más de { $most } filas. ¿Es una lista de estudiantes? Envíe solo al personal.
staff-list-rows = { $count ->
    [one] { $count } fila
   *[other] { $count } filas
  }

## Qué son las columnas
staff-list-columns-title = ¿Qué contienen las columnas?
staff-list-columns-lede = Hemos supuesto algo. Debajo de cada nombre están las primeras celdas de la columna. Corrija lo que esté mal; lo recordaremos para su próxima lista.
staff-list-closed = No se leyeron
staff-list-closed-note = Estas columnas no son asunto de nadie aquí. Se descartaron al leer el archivo.
staff-list-column-without-name = Columna { $number } (sin nombre)
staff-list-empty-column = No contiene nada
staff-list-field-ignore = Dejar fuera
staff-list-field-given = Nombre
staff-list-field-family = Apellidos
staff-list-field-full = Nombre completo («Ana Ruiz» o «Ruiz, Ana»)
staff-list-field-email = Correo electrónico
staff-list-field-unit = Escuela o departamento
staff-list-field-role = Puesto o rol
staff-list-field-id = Número o clave de la persona
staff-list-field-starts = Primer día
staff-list-field-ends = Último día
staff-list-unit-for-all = Si no se nombra una escuela, todos pertenecen a
staff-list-unit-for-all-hint = Solo hace falta cuando la lista no tiene esa columna o hay celdas vacías.
staff-list-role-for-all = Si no se nombra un puesto, todos son
staff-list-role-for-all-hint = Solo hace falta cuando la lista no tiene esa columna o hay celdas vacías.
staff-list-whole = ¿Quién está en esta lista?
staff-list-whole-some = Solo estas personas
staff-list-whole-some-hint = Nadie se va. Las personas de la lista se agregan o se actualizan.
staff-list-whole-all = Todo el personal
staff-list-whole-all-hint = Quien llegó antes por un registro o una lista y no está en esta, se va. Usted ve quién antes de que ocurra.
staff-list-drop = Descartar esta lista
staff-list-missing-name = Elija la columna con el nombre completo, o las de nombre y apellidos.
staff-list-missing-key = Elija una columna con el correo electrónico o una clave. Sin ella no se puede reconocer a nadie en su próxima lista.
staff-list-missing-unit = Ninguna columna contiene la escuela. Elija una, o diga aquí a cuál pertenecen todos.
staff-list-missing-role = Ninguna columna contiene el puesto. Elija una, o diga aquí qué son todos.
staff-list-many-words = Esta columna tiene más de 200 palabras distintas. Parece otra clase de columna.
staff-list-twice = Ya se eligió otra columna para esto. Deje fuera una de las dos.
staff-list-missing-words = Diga para cada palabra qué significa aquí.

## Qué significan las palabras
staff-list-words-title = ¿Qué significan aquí estas palabras?
staff-list-words-lede = La lista nombra escuelas y puestos con sus propias palabras. Elija las suyas. Las filas con una palabra que usted deja fuera no se toman.
staff-list-word-unit = Escuela «{ $word }»
staff-list-word-role = Puesto «{ $word }»
staff-list-leave-out = Dejar fuera estas filas
staff-list-back = Volver a las columnas

## Qué tenía de raro una fila
staff-list-warning-closed = Se descartaron columnas que no son asunto de nadie aquí: { $columns }.
staff-list-warning-name = Falta el nombre o solo está la mitad. La fila se dejó fuera.
staff-list-warning-address = Esto no es un correo electrónico. La fila se dejó fuera.
staff-list-warning-no-key = No hay clave ni correo, así que no se podría reconocer a nadie. La fila se dejó fuera.
staff-list-warning-key-twice = La misma clave o el mismo correo está en una fila anterior con otro nombre. La fila se dejó fuera.
staff-list-warning-no-unit = No se nombra una escuela. La fila se dejó fuera.
staff-list-warning-unit-left-out = Usted dejó fuera esta escuela, así que la fila no se tomó.
staff-list-warning-no-role = No se nombra un puesto. La fila se dejó fuera.
staff-list-warning-role-left-out = Usted dejó fuera este puesto, así que la fila no se tomó.
staff-list-warning-reversed = El primer día es posterior al último. Se conservó el último.
staff-list-warning-date = Esta no es una fecha que podamos leer. Se dejó vacía.
staff-list-warning-date-either = Aquí el día o el mes puede ir primero. Por favor, revise la fecha.
