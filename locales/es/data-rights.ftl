# derechos sobre los datos: cuánto se guardan, retenciones, borrado, quién miró
data-title = Lo que se guarda aquí
data-lede = Todo lo que { $place } guarda en Perennial, para qué sirve y cuándo se va. El programa hace esta lista a partir de sus propias tablas: no falta nada.
data-steps = Seguir
data-looks = Quién miró mis datos
data-json = Como archivo para máquinas
data-people = Sobre quienes trabajan aquí
data-people-note = Lo ven quienes lo necesitan para su trabajo.
data-voices = Lo que la gente respondió
data-voices-note = Sin nombres. Nadie puede saber quién dijo qué, ni siquiera la administración.
data-work = El trabajo mismo
data-work-note = No trata de ninguna persona.
data-what = Qué
data-long = Cuánto tiempo
data-backup = En copias y exportaciones
data-yes = sí
data-no = no
data-columns = Nombres técnicos
data-columns-note = Cada columna con su uso y su clase. Estas palabras son para técnicos y solo están en inglés.
data-days = { $count ->
    [one] un día
   *[other] { $count } días
  }
data-years = { $count ->
    [one] un año
   *[other] { $count } años
  }
data-after = { $span }; después se quita
data-with = junto con: { $table }
data-organization = mientras { $place } use Perennial
data-reason = ¿Por qué?
data-reason-hint = Una o dos frases. Por favor, sin nombres.
data-nobody = el programa
data-more = Conviene saber
data-more-backup = Las copias de seguridad son de un día. Conservan lo que había ese día hasta que se reemplazan.
data-more-hold = Mientras haya un asunto legal, la administración puede retener datos. Nada de lo retenido se quita.
data-more-erasure = Quien se fue puede pedir que lo borren. Su nombre desaparece. Las respuestas anónimas no se pueden encontrar: nadie puede separar las suyas, ni hace falta.

retention-title = Cuánto tiempo se guardan las cosas
retention-lede = Cada noche se quita lo que ya cumplió su tiempo. Puede elegir más o menos tiempo donde las reglas lo permiten.
retention-change = Cambiar un plazo
retention-change-note = Las respuestas nunca se guardan más de lo que se dijo. Un plazo más corto vale desde esta noche.
retention-table = ¿Para qué?
retention-choice = { $table }: ahora { $days } días (de { $least } a { $most })
retention-days = ¿Cuántos días?
retention-go = Guardar este tiempo
retention-changes = Cambios hasta ahora
retention-runs = Lo que se quitó
retention-runs-note = Solo números. Retenido: ya cumplió su tiempo, pero una retención legal lo conserva.
retention-none-title = Todavía no ha pasado una noche
retention-none = Mañana podrá leer aquí lo que se quitó.
retention-last = Última vez: { $day }. Se quitaron { $removed }; retenidos: { $held }.
retention-day = Día
retention-removed = Quitados
retention-held = Retenidos

holds-title = Retenciones legales
holds-lede = { $count ->
    [0] No hay nada retenido. Los datos se van cuando cumplen su tiempo.
    [one] Hay una retención. Lo que cubre no se quita.
   *[other] Hay { $count } retenciones. Lo que cubren no se quita.
  }
holds-standing = Retenciones vigentes
holds-new = Poner una retención
holds-new-note = Cuando un abogado, una auditoría o una solicitud de registros necesita que los datos sigan. No se puede borrar a una persona retenida.
holds-lifted = Levantadas
hold-of = ¿Qué debe quedarse?
hold-of-hint = Para retener a una persona, empiece en la página de esa persona.
hold-everything = Todo
hold-unit = { $name }, con todas las personas que alguna vez trabajaron allí
hold-person = { $name }, una persona
hold-go = Retener datos
hold-set = Puesta el { $day } por { $name }.
hold-lifted = Levantada el { $day } por { $name }.
hold-lift = Levantar esta retención
hold-lift-title = Levantar una retención
hold-lift-lede = Desde esta noche los plazos corren otra vez y lo que ya cumplió su tiempo se va.
hold-lift-reason = ¿Por qué puede terminar?
hold-already = Esta retención ya se levantó.

person-data = Sus datos
person-data-note = Se necesita pocas veces.
erasure-title = Borrar a esta persona
erasure-lede = { $name } pasaría a ser «Exintegrante» en todas partes. No se puede deshacer.
erasure-again = Lea otra vez qué pasa con los datos de { $name }. Después de este paso nadie los puede recuperar.
erasure-not = Ahora no.
erasure-held = Una retención legal cubre a esta persona. Primero hay que levantarla.
erasure-one-self = No puede borrarse a sí mismo. Otra persona de la administración puede hacerlo.
erasure-done = Esta persona ya fue borrada.
erasure-goes = Lo que se va
erasure-goes-note = También de los archivos del disco, en unos minutos.
erasure-name = El nombre, el correo y el número de la lista del personal
erasure-account-none = No tiene cuenta para entrar
erasure-account-removed = Su cuenta con su contraseña, en todos los aparatos
erasure-account-kept = Su cuenta en este lugar. Sigue para otra organización donde también la usa
erasure-words = { $count ->
    [0] No hay razones escritas por esta persona
    [one] Una razón que dio, o que se dio sobre ella
   *[other] { $count } razones que dio, o que se dieron sobre ella
  }
erasure-mentions = { $count ->
    [0] Ningún otro texto la nombra por nombre completo, apellido o correo
    [one] Otro texto que la nombra por nombre completo, apellido o correo
   *[other] Otros { $count } textos que la nombran por nombre completo, apellido o correo
  }
erasure-files = { $count ->
    [0] Ningún archivo adjunto nombra a esta persona, hasta donde se puede leer
    [one] Un archivo adjunto que nombra a esta persona, entero
   *[other] { $count } archivos adjuntos que nombran a esta persona, enteros
  }
erasure-stays-files = { $count ->
    [one] Hay un PDF o una imagen adjunta que aquí no se puede leer entera. Si puede mostrar o nombrar a esta persona, mírela y bórrela.
   *[other] Hay { $count } PDF e imágenes adjuntas que aquí no se pueden leer enteras. Mire las que puedan mostrar o nombrar a esta persona y bórrelas.
  }
erasure-rows-go = Se quita entero:
erasure-rows-emptied = Se vacía:
erasure-rows = { $table }: { $count }
erasure-stays = Lo que queda, sin el nombre
erasure-stays-note = Los demás lo necesitan para entender lo que se decidió. Ya no lleva a nadie.
erasure-stays-none = No se guarda nada más sobre esta persona.
erasure-stays-answers = Las respuestas anónimas quedan. Nadie puede saber cuáles eran suyas; por eso no se pueden separar.
erasure-stays-backups = Las copias de antes de hoy conservan el nombre hasta que se reemplazan. Si se restaura una, esta persona se borra otra vez enseguida.
erasure-stays-given = Un texto que solo usa el nombre de pila no se encuentra. Revise las notas recientes si importa.
erasure-stays-roster = Si la lista del personal todavía la incluye, la próxima importación la trae de vuelta. Pida antes que la quiten de allí.
erasure-ask = Pedirlo
erasure-ask-note = Verá todo otra vez antes de que ocurra.
erasure-reason-hint = Por ejemplo: pedido por carta del 9 de noviembre. Por favor, no nombre a la persona.
erasure-reason-names = Esto nombra a la persona. Escríbalo sin el nombre ni el correo.
erasure-next = Seguir
erasure-hold = O conservar todo
erasure-hold-note = Si hay un asunto legal, retenga los datos.
erasure-sure = ¿Borrar ahora?
erasure-sure-note = No se puede deshacer.
erasure-go = Borrar a { $name } para siempre
erasure-back = Dejar todo como está

me-data = Sus datos
me-data-note = Qué se guarda y quién miró.
looks-title = Quién miró mis datos
looks-lede = { $count ->
    [0] Nadie ha abierto todavía una página sobre usted.
    [one] Una mirada a una página sobre usted.
   *[other] { $count } miradas a páginas sobre usted.
  }
looks-list = Miradas
looks-note = Cada persona una vez al día por cada tipo de página, durante tres años. Nadie puede quitar las suyas. No se cuentan las listas que solo muestran nombres y puestos.
looks-none-title = Ninguna mirada
looks-none = Cuando alguien abra una página con sus datos, aparecerá aquí.
looks-who = Quién
looks-part = Su puesto hoy
looks-what = Qué miró
looks-when = Día
looks-no-part = hoy sin puesto aquí
looks-more = Más
look-person = Su página, con sus puestos
look-links = Una lista de enlaces para repartir, con su nombre y su enlace
look-roster = Una lista de personal que cambiaría sus datos
look-erasure = La página para borrar sus datos
look-export = Una exportación con sus datos

## Every table: its name, what it is for, and where no clock runs, what ends it
data-t-account = Cuentas para entrar
data-t-account-why = Para que entren las personas y nadie más. De la contraseña solo se guarda una huella que no se puede revertir.
data-t-account-until = hasta que se borre la última persona que la usa
data-t-sign-in = Navegadores con sesión abierta
data-t-sign-in-why = Para que cada persona siga dentro en su propio teléfono o computadora.
data-t-door = Enlaces de un solo uso y llaves
data-t-door-why = Para que un enlace abra lo que debe abrir. Solo se guarda una huella de cada enlace.
data-t-job = Trabajo pendiente del programa
data-t-job-why = Para que el programa recuerde lo que toca hacer, como cerrar un pulso.
data-t-job-until = hasta que está hecho
data-t-organization = La organización
data-t-organization-why = Su nombre, zona horaria e idioma, como aparecen en las páginas.
data-t-unit = Escuelas y otras unidades
data-t-unit-why = Para que el trabajo y las personas tengan su lugar.
data-t-unit-within = Qué unidad está dentro de cuál
data-t-unit-within-why = Para que un distrito vea sus escuelas.
data-t-person = Personas que trabajan aquí
data-t-person-why = Nombre, correo del trabajo y el número de la lista del personal, para poder dirigirse a los colegas e invitarlos. Ni estudiantes ni familias.
data-t-membership = Quién trabaja dónde y en qué
data-t-membership-why = Para que cada quien vea y haga lo que toca a su trabajo.
data-t-roster-import = Listas de personal recibidas
data-t-roster-import-why = Para poder revisar una lista antes de que cambie algo. Lo que dice de las personas se suelta al decidir.
data-t-timeline = Lo que pasó aquí
data-t-timeline-why = Quién hizo qué y cuándo, como números sin nombres, para poder seguir las decisiones.
data-t-timeline-words = Razones que dio la gente
data-t-timeline-words-why = Para que quien lea después entienda una decisión.
data-t-timeline-seal = Sellos sobre lo que pasó
data-t-timeline-seal-why = Para que se note un cambio hecho a escondidas.
data-t-disclosure-release = Lista de cifras mostradas
data-t-disclosure-release-why = Para que dos cifras juntas nunca delaten a una persona.
data-t-disclosure-release-until = mientras se puedan comparar cifras
data-t-innovation = Prácticas y programas nuevos
data-t-innovation-why = Lo que las escuelas adoptan y por qué.
data-t-active-ingredient = Las partes que cuentan de una práctica
data-t-active-ingredient-why = Para saber qué debe hacerse y qué puede adaptarse.
data-t-need-figure = Cifras de una necesidad
data-t-need-figure-why = Lo que decían los números cuando se adoptó una práctica.
data-t-evidence-source = Estudios sobre una práctica
data-t-evidence-source-why = Lo que se sabe de ella y con cuánta seguridad.
data-t-innovation-hours = El tiempo que pide una práctica
data-t-innovation-hours-why = Para saberlo de antemano y ver cuándo es demasiado.
data-t-innovation-cost = El dinero que pide una práctica
data-t-innovation-cost-why = Para decidir con los ojos abiertos.
data-t-intended-outcome = Lo que será diferente
data-t-intended-outcome-why = Para ver después si lo es.
data-t-implementation = Dónde se usa una práctica
data-t-implementation-why = Hasta dónde ha llegado cada escuela.
data-t-stage-move = Pasos de una etapa a otra
data-t-stage-move-why = Quién decidió un paso y cuándo.
data-t-implementation-succession = Dónde continuó el trabajo
data-t-implementation-succession-why = Para que lo que hizo una unidad cerrada se encuentre donde continúa.
data-t-stop = Paradas y pausas
data-t-stop-why = Por qué se detuvo algo y qué se aprendió, para no tener que aprenderlo dos veces.
data-t-stop-told = A quién se avisa de una parada
data-t-stop-told-why = Para que nadie se entere al final.
data-t-stop-letter = Cartas sobre una parada
data-t-stop-letter-why = El texto que la escuela dio a la carta.
data-t-stop-reading = Quién leyó lo que se aprendió antes
data-t-stop-reading-why = Para que un nuevo comienzo se apoye en la experiencia anterior.
data-t-routine = Rutinas
data-t-routine-why = Lo que mantiene viva una práctica, y quién se ocupa.
data-t-resource-line = Dinero, tiempo y puestos
data-t-resource-line-why = Lo que una práctica necesita, y hasta cuándo lo tiene.
data-t-newcomer-step = Primeros pasos para quienes llegan
data-t-newcomer-step-why = Lo que los colegas nuevos hacen primero.
data-t-newcomer-tick = Primeros pasos ya dados
data-t-newcomer-tick-why = Para que los colegas nuevos reciban ayuda donde falta un paso.
data-t-sister = Escuelas hermanas
data-t-sister-why = Qué dos escuelas se ayudan, y en qué.
data-t-readiness-item = Lo que debe cumplirse antes de que empiecen más escuelas
data-t-readiness-item-why = Para que una práctica se extienda solo cuando puede durar.
data-t-stage-template = Sus listas de actividades por etapa
data-t-stage-template-why = Para que cada implementación nueva empiece con el trabajo que ustedes esperan.
data-t-template-activity = Lo que está en esas listas
data-t-template-activity-why = Las actividades de cada etapa, en orden.
data-t-stage-activity = Actividades de una etapa
data-t-stage-activity-why = Qué está previsto y hecho, cuándo, y quién lo hizo.
data-t-learning-plan = Planes de aprendizaje de los adultos
data-t-learning-plan-why = Cómo aprenderán los adultos de una escuela una práctica nueva.
data-t-learning-group = Quiénes aprenden, en números
data-t-learning-group-why = Para cuántas personas de cada función es un plan.
data-t-learning-follow-up = Fechas de seguimiento de un plan
data-t-learning-follow-up-why = Cuándo se mira atrás a lo que se probó.
data-t-follow-up-told = Cómo fue mirar atrás
data-t-follow-up-told-why = Para que quienes aprenden vean si se cumplió un día.
data-t-team = Equipos
data-t-team-why = Quiénes llevan juntos una práctica.
data-t-team-member = Personas en los equipos
data-t-team-member-why = Para que los colegas sepan a quién preguntar.
data-t-team-member-until = hasta que dejan el equipo
data-t-pulse = Pulsos: preguntas breves al personal
data-t-pulse-why = Qué se preguntó y hasta cuándo.
data-t-pulse-item = Afirmaciones de un pulso
data-t-pulse-item-why = Las palabras a las que se respondió.
data-t-pulse-outline = Frases de otra organización
data-t-pulse-outline-why = Para empezar un sondeo con palabras que sirvieron en otro lugar. Aquí nadie respondió a ellas.
data-t-pulse-wave = Rondas de un pulso
data-t-pulse-wave-why = Cuándo estuvo abierto, a cuántos se preguntó y cuántos respondieron.
data-t-pulse-feedback = Si la gente recibió respuesta
data-t-pulse-feedback-why = Para que una promesa termine a la vista: cumplida, o por qué no.
data-t-asking = A quién se preguntó de otro modo
data-t-asking-why = Para no olvidar a estudiantes, familias y otros. Nunca lo que dijo alguien.
data-t-pulse-cell = Grupos de un pulso
data-t-pulse-cell-why = Grupos lo bastante grandes para que nadie destaque.
data-t-pulse-invitation = A quién se invitó a un pulso
data-t-pulse-invitation-why = Para que cada persona reciba un enlace mientras está abierto.
data-t-pulse-invitation-until = hasta que el pulso se cierra
data-t-pulse-used = Marcas de que un enlace se usó
data-t-pulse-used-why = Para que nadie responda dos veces. No dicen quién.
data-t-pulse-used-until = hasta que el pulso se cierra
data-t-pulse-answer-open = Respuestas mientras un pulso está abierto
data-t-pulse-answer-open-why = Solo lo elegido. Sin nombre y sin hora.
data-t-pulse-answer-open-until = hasta que el pulso se cierra
data-t-pulse-answer = Respuestas de pulsos cerrados
data-t-pulse-answer-why = Solo lo elegido, en orden revuelto. Sin nombre, sin hora y sin camino de vuelta a una persona.
data-t-pulse-count = Conteo de respuestas
data-t-pulse-count-why = Cuántos eligieron qué: lo que muestran las páginas.
data-t-legal-hold = Retenciones legales
data-t-legal-hold-why = Lo que no se debe quitar mientras haya un asunto legal, y por qué.
data-t-retention-setting = Cambios en cuánto tiempo se guarda
data-t-retention-setting-why = Quién lo cambió y por qué.
data-t-retention-run = Registro de lo que se quitó a tiempo
data-t-retention-run-why = Para comprobar que los datos viejos de verdad se van.
data-t-erasure = Lista de personas borradas, como números
data-t-erasure-why = Para que nadie borrado vuelva con una copia vieja.
data-t-data-access = Quién miró los datos de quién
data-t-data-access-why = Para que cada persona vea quién miró los suyos.
data-t-unit-succession = Qué fue de una unidad
data-t-unit-succession-why = Para poder leer una escuela unida o dividida junto con lo que era antes.
data-t-absence = Quién está ausente por un tiempo
data-t-absence-why = Para no preguntar nada a quien está de licencia. No se guarda el motivo.
data-t-operator = Quién administra este servidor
data-t-operator-why = Para que alguien pueda crear organizaciones. No lee ninguna de sus páginas.
data-t-operator-until = hasta que se quita en la consola
data-t-operator-sign-in = Navegadores de quienes administran este servidor
data-t-operator-sign-in-why = Para que sigan dentro por poco tiempo.
data-t-operator-sign-in-until = 12 horas como máximo
data-t-account-link = Enlaces de un solo uso hechos en la consola
data-t-account-link-why = Para poder fijar de nuevo una contraseña olvidada.
data-t-account-link-until = hasta que se usan, tres días como máximo
data-t-organization-suspension = Organizaciones cerradas por ahora
data-t-organization-suspension-why = Para que nadie entre hasta que se abran de nuevo. Sus datos no se tocan.
data-t-roster-change = Pasos de una lista del personal que se aplica
data-t-roster-change-why = Para poder detener, continuar y deshacer la aplicación de una lista.
data-t-class = Clases, con cuántos estudiantes tienen
data-t-class-why = Para poder preguntar a una clase junta. Los estudiantes se cuentan, nunca se anotan.
data-t-class-staff = Quién enseña en una clase
data-t-class-staff-why = Para que el maestro correcto reparta los códigos de su clase.
data-t-staff-list = Una hoja del personal aún sin interpretar
data-t-staff-list-why = Para que alguien pueda decir qué significan sus columnas.
data-t-staff-list-matching = Qué significan las columnas de sus hojas
data-t-staff-list-matching-why = Para entender enseguida la próxima lista de la misma forma.
data-t-school-year = Años escolares
data-t-school-year-why = Para contar los días como días de clase.
data-t-term = Periodos
data-t-term-why = Para que cada época del año tenga su nombre habitual.
data-t-calendar-day = Recesos, feriados y días de reposición
data-t-calendar-day-why = Para que los relojes se detengan cuando no hay clases.
data-t-trash = Lo que se borró
data-t-trash-why = Para poder recuperar lo borrado durante treinta días.
data-t-trash-until = hasta que se recupera, o 30 días después de borrarlo
data-t-vault-export = Solicitudes de todo en un solo archivo
data-t-vault-export-why = Para que se sepa quién pidió ese archivo y quién estuvo de acuerdo.
data-t-rollover = El cambio de año escolar
data-t-rollover-why = Para preparar juntos el próximo año y revisarlo antes de que cambie algo.
data-t-rollover-choice = Lo que se decidió para el próximo año
data-t-rollover-choice-why = Para que cada decisión se cumpla en su día, una sola vez.
data-t-rollover-look = Qué páginas del cambio de año se revisaron
data-t-rollover-look-why = Para que no se olvide nada.
data-t-load-claim = Lo que pide el tiempo de las personas
data-t-load-claim-why = Para sumar todas las horas pedidas y que a nadie se le pida demasiado.
data-t-load-step = Horas pedidas a cada función
data-t-load-step-why = Sumas por función y mes, para que las páginas sean rápidas.
data-t-load-limit = Horas por semana acordadas
data-t-load-limit-why = Para que se vea cuando es demasiado.
data-t-load-decision = Decisiones sobre horas
data-t-load-decision-why = Que alguien miró lo que pide una práctica.
data-t-file = Archivos adjuntos
data-t-file-why = Lo que hace falta tener a mano para una práctica. El contenido está en una carpeta propia.
data-t-file-until = hasta treinta días después de borrarlo, o junto con aquello a lo que pertenece
data-t-standing = Cómo están las condiciones
data-t-standing-why = Para que una vista de muchos lugares se abra rápido. Guarda cuántas condiciones hay, nada sobre personas.
