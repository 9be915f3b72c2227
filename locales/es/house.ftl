nav-this-week = Esta semana
nav-work = Nuestro trabajo
nav-voices = Voces
nav-portfolio = Portafolio
nav-people = Personas

sign-in-title = Iniciar sesión
sign-in-email = Correo electrónico
sign-in-password = Contraseña
sign-in-go = Iniciar sesión
sign-in-email-blank = Escriba su correo electrónico.
sign-in-password-blank = Escriba su contraseña.
sign-in-does-not-fit = El correo y la contraseña no coinciden. Revise ambos o pida un enlace nuevo a su administrador.
sign-in-forgotten = ¿Olvidó la contraseña? Su administrador puede darle un enlace nuevo.
sign-in-needs-https = Aquí no se puede iniciar sesión, porque esta dirección no está cifrada (http) y su contraseña se podría leer por el camino. Pida a quien administra este servidor que configure https, o ábralo en la propia máquina.
fault-sign-in-way = Iniciar sesión

password-title = Elija su contraseña
password-lede = Le damos la bienvenida, { $name }. Este enlace sirve una sola vez.
password-email-hint = Con él iniciará sesión.
password-new = Contraseña nueva
password-hint = Al menos 8 caracteres. Cuatro palabras sin relación son fáciles de recordar y difíciles de adivinar.
password-again = La misma otra vez
password-go = Guardar e iniciar sesión
password-short = Al menos 8 caracteres, por favor. Cuatro palabras sin relación funcionan bien.
password-long = Como máximo 256 caracteres, por favor.
password-guessable = Esta es fácil de adivinar: es común, apareció en una filtración conocida o está hecha con su nombre. Pruebe cuatro palabras sin relación.
password-differs = No son iguales. Escriba la misma contraseña dos veces.
password-address-taken = Otra cuenta ya usa este correo. Use otro o pregunte a su administrador.
password-link-spent = Este enlace ya se usó o venció. Su administrador puede darle uno nuevo.

set-up-title = Preparar Perennial
set-up-lede = Dos minutos y el servidor es suyo. Nada sale de esta máquina.
set-up-token = Clave del primer inicio
set-up-token-hint = Está en la ventana donde inició Perennial.
set-up-token-blank = Escriba la clave que aparece en la ventana donde inició Perennial.
set-up-token-wrong = Esta no es la clave de este inicio. Mire en la ventana donde se inició Perennial por última vez.
set-up-organization = Nombre de su organización
set-up-organization-hint = Su distrito o escuela, como lo llama la gente.
set-up-kind = ¿Qué es?
set-up-zone = Zona horaria
set-up-language = Idioma de su organización
set-up-given-name = Nombre
set-up-family-name = Apellidos
set-up-go = Preparar e iniciar sesión

unit-national = País
unit-state = Estado
unit-region = Región
unit-district = Distrito
unit-school = Escuela
unit-department = Departamento
unit-grade-team = Equipo de grado

me-title = Usted
me-who = Quién es usted aquí
me-name = Nombre
me-place = Organización
me-sign-ins = Sus sesiones
me-sign-ins-note = ¿Perdió un teléfono o dejó una computadora abierta?
me-everywhere = Cerrar todas las sesiones

people-title = Personas
people-lede = { $count ->
    [0] Todavía no hay nadie que mostrar.
    [one] Una persona tiene un papel aquí hoy.
   *[other] { $count } personas tienen un papel aquí hoy.
  }
people-steps = Traer personas
people-steps-note = Un padrón se mantiene al día solo; también se puede agregar personas a mano.
people-roster = Importar un padrón
people-add = Agregar una persona
people-none-title = Aquí no hay lista para usted
people-none = Los líderes de escuela y de equipo ven a las personas de su escuela. Pregunte a su administrador si usted debería verla.
people-in-unit = { $count ->
    [one] Una persona
   *[other] { $count } personas
  }
people-name = Nombre
people-role = Función
people-group = Grupo
people-unit = Dónde
people-sign-in = Acceso
people-invite = Crear enlace de acceso
people-reset = Crear enlace para restablecer
people-new-here = { $name } ya tiene esta dirección. Dele otra función en su propia página, o deje la dirección en blanco si es otra persona.
people-new-title = Agregar una persona
people-new-lede = Para alguien que no está en el padrón: una consultora, un suplente, una asesora del distrito.
people-new-go = Agregar
people-link-title = Un enlace para entregar
people-link-lede = Entregue este enlace a { $name }. Sirve una vez, durante { $days } días.
people-link = El enlace
people-link-note = Solo se muestra ahora y no se guarda. Quien lo abra elige la contraseña.
people-link-copy = Copiar el enlace
people-link-done = Listo

role-administrator = Administrador
role-district-leader = Líder del distrito
role-principal = Líder de escuela
role-lead = Líder del equipo de implementación
role-coach = Asesor
role-teacher = Docente
role-paraeducator = Auxiliar docente
role-support-staff = Personal de apoyo
role-evaluator = Evaluador
role-consultant = Consultor

group-teachers = Docentes
group-paraeducators = Auxiliares docentes
group-leaders = Líderes
group-support-staff = Personal de apoyo
group-students = Estudiantes
group-families = Familias
group-community = Comunidad

roster-title = Padrón
roster-lede = Envíe el archivo OneRoster de su sistema de información estudiantil. Usted ve qué cambiaría antes de que cambie algo.
roster-send = Enviar un archivo
roster-send-note = OneRoster CSV 1.1 o 1.2. Estudiantes y familias se cuentan, nunca se guardan. Las contraseñas y fechas de nacimiento ni siquiera se leen.
roster-file = Archivo OneRoster (.zip)
roster-file-hint = El zip tal como lo exporta su sistema. Hasta 64 MB.
roster-file-blank = Elija el archivo zip que exportó su sistema.
roster-strict = Rechazar el archivo si algo no está del todo bien
roster-strict-refused = { $count ->
    [one] Una cosa de este archivo no está del todo bien y usted pidió rechazarlo. Está más abajo.
   *[other] { $count } cosas de este archivo no están del todo bien y usted pidió rechazarlo. Están más abajo.
  }
roster-look = Ver qué cambiaría
roster-before = Archivos anteriores
roster-state-waiting = espera su sí
roster-state-applied = aplicado
roster-state-dropped = descartado
roster-dry-title = Qué cambiaría este archivo
roster-dry-lede = Todavía no ha cambiado nada. Mire las listas y luego decida.
roster-same = Este archivo dice lo que usted ya tiene. No cambiaría nada.
roster-applied-lede = Listo: sus personas y escuelas están como dice este archivo.
roster-dropped-lede = Descartado. Este archivo no cambió nada.
roster-changes = Cambios
roster-what = Qué
roster-how-many = Cuántos
roster-units-added = Escuelas y otras unidades que se agregan
roster-units-changed = Unidades que cambian
roster-added = Personas que se agregan
roster-changed = Personas que cambian
roster-leaving = Personas que se van
roster-unchanged = Personas sin cambios
roster-students = En el archivo hay { $students ->
    [one] un estudiante
   *[other] { $students } estudiantes
 } y { $families ->
    [one] un familiar
   *[other] { $families } familiares
 }. Se contaron y no se guardaron.
roster-and-more = y { $count } más
roster-renamed = ahora { $name }
roster-email-changed = correo nuevo
roster-part-new = función nueva: { $role }
roster-part-ended = termina una función
roster-warnings = Cómo se leyó el archivo
roster-warnings-note = { $count ->
    [one] Una cosa no estaba como dice la norma. La tabla dice qué se hizo con ella.
   *[other] { $count } cosas no estaban como dice la norma. La tabla dice qué se hizo con cada una.
  }
roster-clean = Limpio: todo está como dice la norma.
roster-where = Dónde
roster-read-as = Qué, y cómo se leyó
roster-decide = Decidir
roster-decide-note = Quien se va nunca se borra; sus sesiones terminan.
roster-apply = Aplicar estos cambios
roster-dismiss = Descartar este archivo
roster-many-title = Se irían muchas personas.
roster-many = { $leaving } de { $of } personas perderían su lugar, más del { $percent } por ciento. Un archivo enviado a medias se ve igual.
roster-many-sure = Sí, estas personas realmente se fueron
roster-many-leaving = Se irían { $leaving } de { $of } personas. Marque la casilla si es correcto, o descarte el archivo.
roster-on = Seguir
roster-see-people = Ver las personas

about-title = Acerca de Perennial
about-lede = Conserve lo que empieza. Perennial es donde una escuela o un distrito pone en práctica algo nuevo, en conjunto.
about-independent = Independiente
about-independence = Perennial aplica las ideas del marco de implementación IMPACT (Pizzuto y Carney). Es un proyecto independiente, sin afiliación ni respaldo de los autores del marco. No contiene texto del libro ni instrumentos con licencia.
about-promises = Lo que promete
about-promise-real = Nunca muestra datos que no vengan de su propia realidad.
about-promise-nobody = Nadie puede ser señalado: los grupos pequeños se ocultan, y también lo que los delataría.
about-promise-growth = Crecimiento, no evaluación: a las personas no se les pone nota.
about-promise-lost = Nada de lo que envía se pierde, y cuenta una vez.
about-promise-theirs = Es suyo: funciona en su propia máquina y un solo archivo de respaldo lo contiene todo.
about-free = Software libre
about-license = Perennial es de código abierto con la licencia Apache 2.0.

guide-pages = Páginas
guide-pages-note = { $count } páginas con contenido inventado, cada una en todos sus estados.
roster-rows-alike = Hay { $count } filas así.

person-lede = { $count ->
    [0] Hoy no tiene ninguna función aquí.
    [one] Tiene una función aquí.
   *[other] Tiene { $count } funciones aquí.
  }
person-parts = Funciones
person-parts-note = Lo que alguien puede ver y hacer depende de sus funciones.
person-part-roster = del padrón
person-part-own = suyo; lo puede terminar otra persona que administre
person-part-end = Terminar { $role } en { $unit }
person-give = Dar una función
person-give-note = Un docente que dirige un equipo de implementación recibe además la función «Líder del equipo de implementación».
person-give-go = Dar esta función
roster-without-part = De ellas, sin función hoy (sus funciones en el archivo terminaron o no han empezado): aparecen en Personas cuando tengan una
