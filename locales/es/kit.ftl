### El marco de todas las páginas y las partes que comparten.

## Números, días, horas
kit-percent = { $number }{ "\u00A0" }%
kit-list = { $first } y { $last }
kit-month = { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
}
kit-month-short = { $month ->
    [1] ene
    [2] feb
    [3] mar
    [4] abr
    [5] may
    [6] jun
    [7] jul
    [8] ago
    [9] sep
    [10] oct
    [11] nov
   *[12] dic
}
kit-weekday = { $day ->
    [1] lunes
    [2] martes
    [3] miércoles
    [4] jueves
    [5] viernes
    [6] sábado
   *[7] domingo
}
kit-date = { $day } de { $month } de { $year }
kit-date-long = { $weekday }, { $date }
kit-date-short = { $day } { $month }
kit-date-yearless = { $day } de { $month }
kit-range = del { $from } al { $to }
kit-range-month = del { $from } al { $to } de { $month } de { $year }
kit-time = { $twelve }:{ $minute } { $half ->
   *[am] a. m.
    [pm] p. m.
}

## El marco
shell-name = Perennial
shell-skip = Ir al contenido
shell-demo = Organización de demostración: las personas y los datos son inventados.
shell-nav = Principal
shell-crumbs = Usted está aquí
shell-home = Perennial, ir a la primera página
shell-account = Su cuenta
shell-sign-out = Cerrar sesión
shell-sign-in = Iniciar sesión
shell-about = Acerca de Perennial
shell-belongs = Todo lo que hay aquí pertenece a { $place }.
shell-language = Idioma
shell-theme = Claro u oscuro
shell-theme-system = Como el dispositivo
shell-theme-light = Claro
shell-theme-dark = Oscuro
shell-print = Imprimir esta página
shell-copied = Copiado

## Los seis elementos y las cuatro etapas
element-inclusion = Inclusión
element-leadership = Liderazgo con sentido
element-learning = Aprendizaje profesional
element-assess = Evaluar y ajustar
element-efficacy = Eficacia colectiva
element-teams = Equipos
stage-decide = Decidir
stage-prepare = Planear y preparar
stage-implement = Poner en práctica
stage-sustain = Extender y sostener
stage-paused = En pausa
stage-stopped = Terminada a propósito

## Figuras que dicen cómo está una condición
shape-met = Se cumple
shape-emerging = En camino
shape-lost = Se perdió
shape-unknown = No se sabe
shape-wrong = Mire aquí

## Gráficas y tablas
figure-table = Los mismos números en una tabla
figure-hidden = oculto
table-frame = Tabla: { $caption }

## Formularios
form-mend = { $count ->
    [one] Falta corregir una cosa para poder seguir
   *[other] Falta corregir { $count } cosas para poder seguir
}
form-kept = Lo que escribió sigue aquí.
form-kept-but = Lo que escribió sigue aquí. Las contraseñas y los archivos hay que darlos otra vez.
form-optional = (puede quedar vacío)
form-choose = Elija una opción
form-empty = Esto está vacío. Por favor, complételo.
form-none-chosen = No hay nada elegido. Por favor, elija una opción.
form-none-checked = No hay nada marcado. Por favor, marque al menos una opción.
form-too-long = Tiene { $length } caracteres. Por favor, redúzcalo a { $most }.
form-too-short = Tiene { $length } caracteres. Necesita al menos { $least }.
form-not-a-date = Esto no es una fecha. Escriba año-mes-día, por ejemplo { $example }.
form-changed-meanwhile = Otra persona guardó esto mientras usted escribía. Lo que escribió sigue aquí. Mire en otra pestaña qué dice ahora; guarde otra vez para poner lo suyo en su lugar.
form-too-early = La fecha { $day } es demasiado temprana. Elija { $first } o un día posterior.
form-too-late = La fecha { $day } es demasiado tardía. Elija { $last } o un día anterior.
form-not-a-time = Esto no es una hora. Escriba horas y minutos, por ejemplo 14:30.
form-not-a-decimal = Esto no es un número. Use cifras, como 12 o 1,5.
form-not-a-number = Esto no es un número. Use solo cifras, por ejemplo 12.
form-out-of-range = El número es { $number }. Elija uno de { $least } a { $most }.
form-not-offered = Esa opción ya no está en la lista. Por favor, elija otra vez.
form-not-an-email = Esto no es un correo electrónico. Necesita un nombre, una @ y un lugar, por ejemplo nombre@escuela.org.
form-file-missing = No hay ningún archivo elegido. Por favor, elija uno.
form-file-too-large = El archivo es demasiado grande. Puede tener hasta { $most } megabytes.
form-row-out = Quitar esto al guardar
form-file-again = Por favor, elija el archivo otra vez. El navegador no lo conserva.

## Cuando algo salió mal
fault-missing-title = Esta página no está aquí
fault-missing-body = Puede que se haya movido o eliminado, o que la dirección tenga un error. No se perdió nada suyo.
fault-sign-in-title = Primero inicie sesión
fault-sign-in-body = Esta página es para miembros. Al iniciar sesión, usted vuelve justo aquí.
fault-refused-title = Esto no está abierto para usted
fault-refused-body = Su función no incluye esta página o este paso. Si lo necesita para su trabajo, hable con la persona que cuida de su organización aquí.
fault-wrong-title = No se pudo leer
fault-wrong-body = Algo de lo enviado no concuerda, así que no se cambió nada. Vuelva, revíselo y envíelo otra vez.
fault-too-many-title = Fueron demasiados intentos
fault-too-many-body = Para proteger a todos hay un límite de intentos. Espere unos minutos y pruebe de nuevo.
fault-too-large-title = Era demasiado grande
fault-too-large-body = Lo que envió no cabe aquí, así que no se guardó nada. Pruebe con un archivo más pequeño.
fault-stale-title = Esta página lleva mucho tiempo abierta
fault-stale-body = Para proteger su cuenta, el formulario ha vencido. Vuelva, recargue la página y envíelo otra vez.
fault-busy-title = Hay mucha gente ahora mismo
fault-busy-body = Demasiadas personas están aquí al mismo tiempo. No se cambió nada. Pruebe otra vez en un minuto.
fault-broken-title = Algo falló de nuestro lado
fault-broken-body = No es culpa suya, y nada quedó guardado a medias. Pruebe otra vez en un momento. Si sigue fallando, avise a la persona que cuida de este servidor.
fault-reference = Dígale esto: { $reference }
fault-ways = Cómo seguir
fault-home = A la primera página
fault-back = Probar otra vez
