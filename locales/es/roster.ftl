# Lectura de archivos OneRoster: qué era raro y cómo se leyó de todos modos.
# Cada texto dice qué tiene el archivo y después qué hizo Perennial con ello.

## Dónde está
roster-place-whole = La entrega
roster-place-file = { $file }
roster-place-column = { $file }, columna { $column }
roster-place-row = { $file }, fila { $row }
roster-place-cell = { $file }, fila { $row }, columna { $column }

## Qué parece un archivo por su contenido
file-looks = { $look ->
    [empty] Este archivo está vacío.
    [pdf] Esto parece un PDF.
    [picture] Esto parece una imagen.
    [old-excel] Esto parece un archivo de Excel del tipo antiguo (.xls).
    [locked-excel] Esto parece un libro con contraseña.
    [excel] Esto parece un libro de Excel (.xlsx).
    [excel-binary] Esto parece un libro de Excel binario (.xlsb).
    [open-sheet] Esto parece un archivo OpenDocument (.ods).
    [word] Esto parece un documento de Word.
    [slides] Esto parece una presentación.
    [zip] Esto parece un archivo zip de otra clase.
    [broken-zip] Esto parece un archivo zip incompleto.
    [web-page] Esto parece una página web, sea cual sea la terminación de su nombre.
    [calendar] Esto parece un archivo de calendario (.ics).
    [text] Esto parece texto o CSV.
   *[other] Esta es una clase de archivo que aquí no se lee.
  }
upload-no-roster = { file-looks } Un registro es un solo archivo zip (.zip) con archivos CSV dentro, exportado como OneRoster. Una lista de Excel o en CSV va en «O una lista de personal sencilla».

## Por qué no se pudo leer nada
roster-error-not-a-zip = Este archivo zip está dañado o incompleto. Expórtelo otra vez o elija otro archivo.
roster-error-unreadable = Este archivo no se puede leer hasta el final. Expórtelo otra vez o elija otro archivo.
roster-error-too-many-entries = El archivo zip contiene { $found } archivos. Un padrón tiene unos 20; se aceptan { $most } como máximo.
roster-error-too-large = Descomprimidos, estos archivos ocupan más de { $most_mib } MiB. Es más de lo que necesita un padrón, así que no se leyeron.
roster-error-too-dense = { $name } se descomprime a { $ratio } veces su tamaño; se aceptan { $most } veces como máximo. Así son los archivos hechos para llenar un disco.
roster-error-size-false = { $name } dice que mide { $declared } bytes, pero mide más. El archivo zip está dañado o miente.
roster-error-odd-path = { $name } apunta fuera de su carpeta. Comprima solo los archivos CSV, sin carpetas.
roster-error-encrypted = { $name } está protegido con contraseña. Exporte el archivo zip sin ella.
roster-error-damaged = { $name } está dañado y no se puede descomprimir. Expórtelo otra vez.
roster-error-name-twice = Dos archivos del zip tienen el mismo nombre. Deje solo uno.
roster-error-no-orgs-file = Falta el archivo orgs.csv. Sin él no conocemos sus escuelas.
roster-error-no-users-file = Falta el archivo users.csv. Sin él no conocemos a su personal.
roster-error-no-roles = Falta el archivo roles.csv, y users.csv no tiene la columna role. No podemos distinguir al personal de los estudiantes, así que no se leyó a nadie.
roster-error-no-column = { $file } no tiene la columna { $column }. La primera fila debe nombrar las columnas.
roster-error-no-rows = { $file } no tiene ninguna fila que se pueda usar.
roster-error-quoting = { $file }, fila { $row }: se abren unas comillas y no se cierran donde deben. Corrija esa fila.
roster-error-stopped = Usted detuvo la lectura. No se cambió nada.

## La entrega completa
roster-warning-in-folder = Los archivos están en la carpeta «{ $folder }». El estándar no quiere ninguna. Se leyeron.
roster-warning-file-name = El nombre de este archivo no es del todo correcto. Se leyó como { $read_as }.
roster-warning-file-twice = Hay otro archivo para lo mismo, { $ignored }. No se leyó.
roster-warning-file-not-listed = El manifiesto no nombra este archivo o lo da por ausente, pero está. Se leyó.
roster-warning-file-ignored = La versión { $version } no usa este archivo. No se leyó.
roster-warning-file-missing = El manifiesto promete { $name } ({ $mode }), pero no existe ese archivo.
roster-warning-closed-file-name = El nombre de este archivo no es del todo correcto; el estándar escribe { $right }. Perennial no lo necesita y no lo abrió.
roster-warning-closed-file-copy = Este archivo tiene el mismo tamaño y la misma suma de control que { $of }: una copia con otro nombre. No se abrió.
roster-warning-manifest-missing = Falta el archivo manifest.csv. Los archivos se leyeron como listas completas.
roster-warning-manifest-blank = El manifiesto nombra { $name } sin darle valor. Se miraron los archivos mismos.
roster-warning-manifest-mode = Para { $name } el manifiesto dice «{ $value }». Puede ser bulk, delta o absent. La línea se pasó por alto.
roster-warning-manifest-twice = El manifiesto nombra { $name } dos veces y no de la misma manera. Se leyó como { $read_as }.
roster-warning-manifest-form = El manifiesto dice «{ $value }». Se leyó como { $read_as }.
roster-warning-version-guessed = El manifiesto no dice la versión de OneRoster. Por los archivos, parece la { $read_as }.
roster-warning-version-other = El manifiesto dice versión «{ $value }», pero los archivos se leyeron como { $read_as }.
roster-warning-no-district = Ninguna organización de la lista es un distrito. No pasa nada; puede ponerlas bajo una unidad propia.

## El texto de un archivo
roster-warning-byte-order-mark = El archivo empieza con una marca oculta (marca de orden de bytes). Se pasó por alto.
roster-warning-utf16 = El archivo está escrito en UTF-16; el estándar pide UTF-8. Se leyó.
roster-warning-windows-1252 = Hay letras escritas en una forma antigua de Windows, no en UTF-8. Revise los nombres con acentos.
roster-warning-delimiter = Las columnas se separan con «{ $delimiter }»; el estándar pide una coma. Se leyeron.
roster-warning-row-delimiter = Las celdas de esta fila están separadas por «{ $delimiter }» y las de la primera fila de otra manera. Se leyeron.
roster-warning-stray-quote = Hay comillas dentro de un valor. Se tomaron como parte del valor.
roster-warning-cell-too-long = Este valor mide { $length } bytes; se leen { $most } como máximo. Se dejó vacío.

## Columnas y filas
roster-warning-header-missing = La primera fila no nombra las columnas. Se leyó como una fila más.
roster-warning-header-again = Aquí se repiten los nombres de las columnas. La fila se pasó por alto.
roster-warning-column-form = La columna está escrita «{ $found }». Se leyó.
roster-warning-column-spelling = La columna se llama «{ $found }». Se leyó como { $column }.
roster-warning-column-twice = Esta columna está dos veces. Se leyó la primera.
roster-warning-column-missing = Falta esta columna. El archivo se leyó sin ella.
roster-warning-empty-columns = Columnas sin nombre al final: { $count }. Se pasaron por alto.
roster-warning-row-short = La fila tiene { $cells } valores y se esperan { $expected }. Los que faltan se tomaron como vacíos.
roster-warning-row-long = La fila tiene valores más allá de sus { $expected } columnas ({ $cells } en total). Pueden haberse corrido de lugar, así que la fila se dejó fuera.
roster-warning-empty-cells = La fila tiene { $cells } valores y se esperan { $expected }; los que sobran están vacíos.

## Valores
roster-warning-value-missing = Este valor es necesario y está vacío. La fila se dejó fuera.
roster-warning-value-blank = Este valor está vacío. Se tomó como { $read_as }.
roster-warning-id-twice = El mismo sourcedId también está en la fila { $first_row }. Las filas se leyeron como una sola.
roster-warning-id-shared = El mismo sourcedId también está en la fila { $first_row }, con otro nombre o como estudiante. No podemos saber de quién es cada rol, así que no se leyó ninguna de estas filas. Si usted ya tiene a esta persona, queda como está.
roster-warning-status-form = El estado está escrito «{ $value }». Se leyó como { $read_as }.
roster-warning-status-unknown = El estado «{ $value }» no está en el estándar. Se tomó como activo.
roster-warning-gone-in-bulk = Una lista completa debe tener solo lo que existe, pero esta fila dice que se borre. Se dejó fuera.
roster-warning-boolean-form = «{ $value }» se leyó como { $read_as }.
roster-warning-boolean-unknown = «{ $value }» no es ni verdadero ni falso. Se tomó como verdadero.
roster-warning-date-format = La fecha «{ $value }» no está escrita como año-mes-día. Se leyó como { $read_as }.
roster-warning-date-with-time = La fecha «{ $value }» lleva una hora. Se leyó como { $read_as }.
roster-warning-date-by-others = En la fecha «{ $value }» puede ir primero el día o el mes. Por otras fechas del archivo se leyó como { $read_as }.
roster-warning-date-ambiguous = En la fecha «{ $value }» puede ir primero el día o el mes, y el archivo no muestra cuál. Se leyó como { $read_as }. Revísela, por favor.
roster-warning-date-unreadable = «{ $value }» no es una fecha que podamos leer. Se dejó vacía.
roster-warning-dates-reversed = Este rol empieza el { $begins } y termina antes, el { $ends }. Se guardó el final; el comienzo se dejó vacío.
roster-warning-email-unreadable = Esto no es una dirección de correo. Se dejó vacía.

## Organizaciones
roster-warning-org-type-form = El tipo está escrito «{ $value }». Se leyó como { $read_as }.
roster-warning-org-department = Un departamento. El estándar lo conoce; algunos programas que revisan archivos, no. Se leyó.
roster-warning-org-type-unknown = El tipo «{ $value }» no está en el estándar. Se tomó como { $read_as }. Revíselo, por favor.
roster-warning-parent-unknown = La organización superior { $id } no está en la lista. Esta organización queda ahora en lo más alto.
roster-warning-parent-circle = Subiendo desde aquí por la organización superior { $id } se vuelve aquí. Esta organización queda ahora en lo más alto.

## Roles
roster-warning-role-form = El rol está escrito «{ $value }». Se leyó como { $read_as }.
roster-warning-role-unknown = El rol «{ $value }» no está en el estándar. Se dejó tal cual. Revise, por favor, que estas personas sean del personal.
roster-warning-role-shifted = El rol es desconocido y los valores pueden haberse corrido de lugar: la fila tiene { $cells } y se esperan { $expected }. El rol se dejó fuera.
roster-warning-role-is-org = Donde debería estar el rol hay una organización. Puede que los valores se hayan corrido de lugar, así que el rol se dejó fuera.
roster-warning-role-type-form = La clase de rol está escrita «{ $value }». Se leyó como { $read_as }.
roster-warning-role-type-unknown = «{ $value }» no es ni primary ni secondary. Se tomó como secondary.
roster-warning-role-in-users = Esta persona no tiene fila en roles.csv. Se leyó el rol de users.csv.
roster-warning-org-list-form = Las organizaciones se separan con «{ $separator }»; el estándar pide una coma. Se leyeron.
roster-warning-role-org-unknown = La organización { $id } no está en la lista. El rol en ella se dejó fuera.
roster-warning-role-user-unknown = Este usuario no está en la lista. El rol se dejó fuera.
roster-warning-person-without-role = Esta persona no tiene ningún rol en una organización de la lista. No sabemos si es del personal, así que se dejó fuera.

## Años escolares, periodos y clases
roster-warning-session-type-form = El tipo de periodo está escrito «{ $value }». Se leyó como { $read_as }.
roster-warning-session-type-unknown = El tipo de periodo «{ $value }» no está en el estándar. Se tomó como { $read_as }. Por favor, revíselo.
roster-warning-session-reversed = Este periodo comienza el { $starts } y termina antes, el { $ends }. Se dejó fuera.
roster-warning-session-parent-unknown = El periodo superior { $id } no está en la lista. Este periodo queda por sí solo.
roster-warning-session-circle = Subiendo desde aquí por { $id } se vuelve aquí mismo. Este periodo queda por sí solo.
roster-warning-class-type-form = El tipo de clase está escrito «{ $value }». Se leyó como { $read_as }.
roster-warning-class-type-unknown = El tipo de clase «{ $value }» no está en el estándar. Nada depende de él.
roster-warning-class-org-unknown = La escuela { $id } no está en la lista. La clase se dejó fuera.
roster-warning-term-unknown = El periodo { $id } no está en la lista. La clase se leyó sin él.
roster-warning-classes-uncounted = No hay archivo enrollments.csv, así que no sabemos cuántos estudiantes tiene cada clase. Las clases se dejaron fuera.
roster-warning-classes-mixed = Las personas llegaron como lista completa y las clases o inscripciones solo como cambios. No encajan, así que las clases se dejaron fuera.

## Inscripciones
roster-warning-enrollment-role-form = El rol está escrito «{ $value }». Se leyó como { $read_as }.
roster-warning-enrollment-role-unknown = El rol «{ $value }» no está en el estándar. La fila no se contó ni se leyó.
roster-warning-enrollment-class-unknown = La clase { $id } no está en la lista. La fila no se contó.
roster-warning-enrollment-user-unknown = Este usuario no está en la lista de usuarios. La fila no se contó.
roster-warning-enrollment-not-staff = Esta fila pone como docente o auxiliar a alguien que no tiene ese rol en la lista de personas. Se dejó fuera.

roster-warning-more-like-this = Más filas con el mismo problema que las de arriba: { $count }.
