# Varias organizaciones, invitados, plantillas y quién lleva el servidor.
switch-open = Cambiar de organización. Está en
switch-to = Ir a
switch-server = Este servidor

choose-title = ¿Adónde?
choose-lede = Su cuenta vale para varias organizaciones. Está en una cada vez.
choose-note = La próxima vez llega a la que usó por último. Puede cambiar arriba en cada página.

sign-in-no-part = La dirección y la contraseña coinciden, pero hoy no tiene ninguna función en una organización de aquí. Pregunte a su administrador.
sign-in-suspended = La dirección y la contraseña coinciden, pero su organización está cerrada por ahora. Pregunte a quien lleva este servidor. No se pierde nada.

password-lede-server = Le damos la bienvenida. Con esta cuenta usted lleva este servidor. Este enlace sirve una vez.
password-known = ¿Ya tiene una cuenta aquí?
password-known-note = Si otra organización de este servidor le dio una, úsela también aquí. Su contraseña no cambia.
password-known-reset = Use aquí otra cuenta suya. Su contraseña no cambia.
password-known-go = Entrar con mi cuenta
password-another-person = Esta cuenta ya es de otra persona de esta organización. Pregunte a su administrador.

set-up-operator = También llevo este servidor
set-up-operator-hint = Para quien creará más organizaciones aquí. Un solo distrito o una sola escuela no lo necesita.

me-guest = Dónde es usted invitado
me-guest-note = El último día termina por sí solo. Quien le invitó puede terminarlo antes.
me-leave = Dejar esta organización
me-templates-note = Lleve lo que ha escrito a otra organización.
me-templates = Ver las plantillas
me-password = Su contraseña
me-password-note = Es una sola contraseña para todas sus organizaciones. Al cambiarla se cierran todas sus otras sesiones.
me-password-current = Contraseña actual
me-password-wrong = Esta no es su contraseña.
me-password-go = Cambiar la contraseña

people-guests = Ver los invitados
guest-until = Último día
guest-until-hint = Un consultor lo necesita, a un año como máximo. Los demás pueden dejarlo vacío.
guest-until-blank = Un consultor necesita un último día.
guest-until-past = Este día ya pasó. Elija { $today } o más tarde.
guest-until-late = Un invitado se queda un año como máximo. Elija { $latest } o antes; puede prolongarlo después.
guest-until-day = hasta el { $day }
guest-no-end = aún sin último día
guest-latest = A más tardar el { $day }.
guest-extend = Guardar el último día de { $name }
guest-revoke = Terminar ahora
guest-revoke-title = ¿Terminar ahora la visita de { $name }?
guest-revoke-said = Sale de su organización de inmediato, no ve nada más de ella, y los enlaces que le dio dejan de servir. Lo que hizo queda registrado.
guest-revoke-yes = Sí, terminar ahora
guest-revoke-no = No, dejarlo así
guest-leave-title = ¿Dejar { $place }?
guest-leave-said = Sale de aquí de inmediato y no ve nada más. Para volver, alguien tiene que invitarle otra vez.
guest-leave-yes = Sí, dejarla
guest-week-kicker = se acerca el último día de un invitado
guest-week-title = { $name } es invitado hasta el { $day }
guest-week-detail = Decidan juntos si se queda. Si no hace nada, termina por sí solo.
guest-week-go = Prolongar o dejar que termine

guests-title = Invitados
guests-lede = { $count ->
    [0] Nadie de fuera tiene una función aquí.
    [one] Un consultor está aquí por un tiempo.
   *[other] { $count } consultores están aquí por un tiempo.
  }
guests-none-title = Sin invitados
guests-none = Un consultor se añade como cualquier persona, con un último día.
guests-add = Añadir un invitado
guests-add-note = Añada una persona con la función de consultor.
guests-add-go = Añadir una persona

templates-title = Plantillas
templates-lede = Lo que ya se pensó una vez no hay que escribirlo de nuevo. Se copia el contenido; nunca las personas, las fechas ni los resultados.
templates-mine = Para llevar
templates-mine-note = De un sondeo van el título y las frases. De una innovación van el nombre, el tipo, la evidencia y los ingredientes activos. La necesidad no: cada lugar tiene la suya. Lea antes las palabras, por si cuentan algo de su lugar.
templates-none-title = Aún no hay nada para llevar
templates-none = Las innovaciones que escriba y los sondeos que prepare aparecen aquí.
templates-take = Traer una
templates-take-note = Un archivo de otro servidor.
templates-take-go = Traerla
templates-copied = Copiada
templates-copied-said = Ahora está en { $place }. Escriba allí la necesidad.
templates-copied-pulse = Ahora está en { $place }, y allí se ofrece a quien escriba un sondeo nuevo.
templates-go = Ir a { $place }
templates-here = Ya está aquí
templates-here-said = «{ $name }» ya está en { $place }. No se copió nada.
templates-here-see = Verla
templates-here-go = Verla en { $place }
templates-here-again = Hacer una segunda copia de todos modos
template-innovation = Innovación
template-pulse = Sondeo
template-other = Otra
template-copy = Copiar a { $place }
template-download = Descargar
template-origin = (De una plantilla de otra organización.)
template-file = Plantilla (.json)
template-file-hint = Tal como se descargó de Perennial. Hasta 64 kB.
template-file-blank = Elija un archivo de plantilla.
template-file-large = Este archivo es más grande que cualquier plantilla. Elija uno descargado de Perennial.
template-file-wrong = Esta no es una plantilla que se pueda leer aquí. Descárguela otra vez de donde viene.
template-file-version = Esta plantilla se hizo con otra versión de Perennial. Actualice primero el servidor más antiguo.
template-file-refused = No puede escribir esto aquí. Pregunte a quien dirige el trabajo.

server-title = Este servidor
server-lede = Usted da lugar a las organizaciones. Lo que hay dentro, no lo ve.
server-organizations = Organizaciones
server-organizations-note = Nombre, tipo, zona horaria y cuándo se creó. Nada sobre su gente.
server-none-title = Ninguna todavía
server-none = Cree la primera.
server-new = Crear una organización
server-new-note = Dos minutos. Recibe un enlace para su primer administrador.
server-new-go = Crear una organización
server-new-lede = Su primer administrador recibe de usted un enlace y prepara todo lo demás.
server-new-send = Crearla
server-name = Nombre de la organización
server-name-hint = El distrito o la escuela, como la gente lo llama.
server-language = Idioma de la organización
server-given-name = Nombre del primer administrador
server-family-name = Apellido del primer administrador
server-email = Su correo electrónico
server-email-hint = No se envía nada. Usted mismo entrega el enlace.
server-made = La organización está creada
server-made-lede = Dé este enlace a { $name }. Sirve una vez, durante { $days } días.
server-made-note = Se muestra solo ahora y no se guarda. Quien lo abra será el administrador: entréguelo en persona o por un mensaje que solo esa persona lea.
server-made-on = creada el { $day }
server-demo = demostración
server-suspended = cerrada por ahora
server-suspend = Cerrar por ahora
server-suspend-title = ¿Cerrar { $name } por ahora?
server-suspend-said = Nadie de esta organización podrá entrar hasta que la abra otra vez. Los sondeos abiertos se pueden seguir respondiendo y no se pierde nada.
server-suspend-no = Dejarla abierta
server-reopen = Abrir otra vez
