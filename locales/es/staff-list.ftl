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
staff-list-not-a-list = { file-looks } Una lista de personal puede ser un libro de Excel (.xlsx) o texto (.csv o .tsv). Ábrala donde se hizo, guárdela como uno de estos y envíe ese.
staff-list-workbook = Este libro no se puede leer. Guárdelo otra vez como .xlsx, o como .csv.
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
staff-list-field-family-first = Nombre completo, apellidos primero («Ruiz, Ana» o «Ruiz Ana»)
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
staff-list-unfinished = Una lista de personal le espera
staff-list-unfinished-said = { $file }, { $rows }, enviada el { $day }. Todavía no ha cambiado nada.
staff-list-unfinished-columns = Lo siguiente: decir qué son sus columnas. Unos minutos.
staff-list-unfinished-words = Lo siguiente: decir qué significan aquí sus escuelas y puestos. Unos minutos.
staff-list-missing-name = Elija la columna con el nombre completo, o las de nombre y apellidos.
staff-list-missing-key = Elija una columna con el correo electrónico o una clave. Sin ella no se puede reconocer a nadie en su próxima lista.
staff-list-missing-unit = Ninguna columna contiene la escuela. Elija una, o diga aquí a cuál pertenecen todos.
staff-list-missing-role = Ninguna columna contiene el puesto. Elija una, o diga aquí qué son todos.
staff-list-many-words = Esta columna tiene más de 200 palabras distintas. Parece otra clase de columna.
staff-list-twice = Ya se eligió otra columna para esto. Deje fuera una de las dos.
staff-list-missing-words = Diga para cada palabra qué significa aquí.

## Qué significan las palabras
staff-list-words-title = ¿Qué significan aquí estas palabras?
staff-list-words-lede = La lista nombra escuelas y puestos con sus propias palabras. Elija las suyas o agregue una nueva. Las filas con una palabra que usted deja fuera no se toman.
staff-list-words-lede-first = Aquí todavía no hay ninguna escuela. Diga de cada una de su lista si se debe agregar; antes de que cambie algo, usted marca cada una por su nombre.
staff-list-new-school = Agregarla como escuela nueva
staff-list-new-department = Agregarlo como departamento nuevo
staff-list-word-unit = Escuela «{ $word }»
staff-list-word-role = Puesto «{ $word }»
staff-list-leave-out = Dejar fuera estas filas
staff-list-back = Volver a las columnas

## El informe
staff-list-counted = En la lista: { $people ->
    [one] una persona
   *[other] { $people } personas
  }. { $rows ->
    [0] No se dejó fuera ninguna fila.
    [one] Se dejó fuera una fila; abajo se ve cuál y por qué.
   *[other] Se dejaron fuera { $rows } filas; abajo se ve cuáles y por qué.
  }
staff-list-left-out = Filas que se dejaron fuera
staff-list-left-out-note = { $count ->
    [one] Una fila. Corríjala en su lista y envíe la lista otra vez. Si esta persona ya está aquí, se queda como está.
   *[other] { $count } filas. Corríjalas en su lista y envíe la lista otra vez. Quien ya está aquí se queda como está.
  }
staff-list-none-left-out = No se dejó fuera ninguna fila.
staff-list-otherwise = Leído, pero por favor revíselo
staff-list-otherwise-note = Estas filas se tomaron; aquí está lo que se entendió.

## Qué tenía de raro una fila
staff-list-warning-closed = Se descartaron columnas que no son asunto de nadie aquí: { $columns }.
staff-list-warning-name = Falta el nombre o solo está la mitad. La fila se dejó fuera.
staff-list-warning-name-order = Los apellidos pueden terminar en otra parte. Por favor, revise este nombre.
staff-list-warning-address = Esto no es un correo electrónico. La fila se dejó fuera.
staff-list-warning-no-key = No hay clave ni correo, así que no se podría reconocer a nadie. La fila se dejó fuera.
staff-list-warning-key-twice = La misma clave o el mismo correo está en una fila anterior con otro nombre. La fila se dejó fuera.
staff-list-warning-no-unit = No se nombra una escuela. La fila se dejó fuera.
staff-list-warning-unit-left-out = Usted dejó fuera esta escuela, así que la fila no se tomó.
staff-list-warning-no-role = No se nombra un puesto. La fila se dejó fuera.
staff-list-warning-role-left-out = Usted dejó fuera este puesto, así que la fila no se tomó.
staff-list-warning-more-left-out = Más filas que se dejaron fuera por los motivos de arriba: { $count }.
staff-list-warning-reversed = El primer día es posterior al último. Se conservó el último.
staff-list-warning-date = Esta no es una fecha que podamos leer. Se dejó vacía.
staff-list-warning-date-either = Aquí el día o el mes puede ir primero. Por favor, revise la fecha.
