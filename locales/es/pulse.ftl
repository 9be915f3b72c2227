check-staff-asked = Se ha preguntado al personal, y ha visto lo que dijo

voices-title = Voces
voices-lede = { $count ->
    [0] Todavía no se ha preguntado a nadie.
    [one] Un sondeo hasta ahora.
   *[other] { $count } sondeos hasta ahora.
  }
voices-lede-of = { $count ->
    [0] Aquí todavía no se ha preguntado a nadie.
    [one] Un sondeo aquí hasta ahora.
   *[other] { $count } sondeos aquí hasta ahora.
  }
voices-pulses = Sondeos
voices-pulses-note = Unas pocas frases, menos de un minuto.
voices-none-title = Ningún sondeo todavía
voices-none = Pregunte al personal hasta cinco frases cortas. A usted le toma cinco minutos y a cada persona menos de uno. Nadie puede ver quién dijo qué.
voices-none-reader = Cuando su equipo pregunte algo, lo encontrará aquí.
voices-none-anywhere = Abra una de sus implementaciones y pregunte a su personal. A usted le toma cinco minutos, y a cada persona menos de uno.

pulse-outlines = Frases de otro lugar
pulse-outlines-note = Vienen de otra organización. Se ofrecen cuando alguien escribe aquí un sondeo nuevo.
pulse-outlines-choose = Elija uno: su título y sus frases quedan escritos abajo; cámbielos como quiera.
pulse-outline-count = { $count ->
    [one] una frase
   *[other] { $count } frases
  }
pulse-outline-remove = Quitar «{ $title }» de esta lista
pulse-new = Preguntar algo
pulse-new-title = Un sondeo nuevo
pulse-new-lede = Hasta cinco frases con las que la gente está de acuerdo o no. No se pregunta a nadie antes de abrirlo.
pulse-title = Título
pulse-title-hint = La gente lo ve: «Sondeo de otoño: Lectura en parejas».
pulse-statement = Frase { $number }
pulse-statement-hint = Una idea cada una, con palabras de todos: «Nuestro equipo tiene tiempo para planificar en conjunto».
pulse-statement-needed = Escriba al menos una frase.
pulse-closes-on = Último día para responder
pulse-closes-on-hint = Una semana escolar suele bastar.
pulse-feedback-on = Día en que la gente recibe respuesta
pulse-save = Guardar el borrador

pulse-state-draft = borrador
pulse-state-open = abierto
pulse-state-closed = cerrado
pulse-lede-draft = Un borrador. Todavía no se ha preguntado a nadie.
pulse-lede-open = Abierto hasta el { $day }. Los resultados aparecen una vez, cuando se cierra.
pulse-lede-closing = Se está cerrando; los resultados aparecen en un momento.
pulse-until = Último día para responder: { $day }
pulse-anonymous = Anónimo: nadie puede ver quién dijo qué
pulse-feedback = La gente recibe respuesta a más tardar el { $day }
pulse-statements = Las frases
pulse-scale-note = De «Muy de acuerdo» a «Muy en desacuerdo».
pulse-own = Su propia respuesta
pulse-own-note = A usted también se le pregunta.
pulse-own-go = Responder en un minuto
pulse-lede-cut-off = Se cerró con el traslado a este servidor, sin respuestas.
pulse-cut-off = Qué pasó con él
pulse-cut-off-note = Estaba abierto cuando la organización se trasladó aquí. Las respuestas que se están dando nunca salen del servidor en que se dieron, así que no llegó ninguna y nadie espera un resultado. Pregunte de nuevo cuando sea buen momento.
pulse-wait = Qué sigue
pulse-wait-note = Los resultados aparecen aquí una vez, cuando se cierra el sondeo. Hasta entonces nadie ve ninguno.
pulse-opening = Abrirlo
pulse-opening-note = Después no se puede cambiar nada.
pulse-audience = { $count ->
    [0] Hoy nadie tiene una función en { $unit }. Primero traiga personas.
    [one] Se preguntaría a una persona de { $unit }.
   *[other] Se preguntaría a { $count } personas de { $unit }.
  }
pulse-cuts = Cómo se mostrarán los resultados
pulse-asked = Se pregunta a
pulse-cuts-note = Los grupos de menos de diez personas se muestran juntos, para que nadie destaque.
pulse-promise-title = Lo que usted promete.
pulse-promise = Nadie puede ver quién dijo qué. Los grupos de menos de cinco nunca se muestran. No hay resultados antes del cierre. La gente recibe respuesta el día que usted indicó.
pulse-open = Abrir el sondeo
pulse-too-few-title = Muy pocas personas.
pulse-too-few = Solo se podría preguntar a { $people }; se necesitan al menos { $needed }, o nunca se podría mostrar nada.
pulse-past = El último día ya pasó. Escriba un sondeo nuevo con un día posterior.
pulse-running = Mientras está abierto
pulse-running-note = Nadie, tampoco usted, puede ver quién ha respondido.
pulse-asked-count = { $count ->
    [one] Una persona tiene un enlace.
   *[other] { $count } personas tienen un enlace cada una.
  }
pulse-links = Repartir los enlaces
pulse-close = Cerrarlo ahora
pulse-links-gone = Los enlaces de este sondeo ya no se pueden mostrar. Los que ya se repartieron siguen funcionando.

pulse-work-title = «{ $pulse }» está cerrado. Cuente a la gente qué saldrá de él
pulse-work-detail = Cada persona le dio un minuto. Miren juntos los resultados y digan qué harán y qué no.
pulse-work-action = Abrir los resultados
pulse-ask-kicker = abierto hasta el { $day }
pulse-ask-title = «{ $pulse }» le pregunta
pulse-ask-detail = Menos de un minuto. Nadie puede ver lo que usted dijo.
pulse-ask-action = Responder

links-title = Enlaces para repartir
links-lede = { $count ->
    [one] Una persona, un enlace.
   *[other] { $count } personas, un enlace cada una.
  }
links-heading = Los enlaces
links-note = Cada uno sirve una vez.
links-link = Enlace
links-care-title = Con cuidado.
links-care = Dé a cada persona solo su propio enlace: imprima y recorte, o envíe uno por uno. Quien tiene un enlace puede usarlo. Esta lista nunca dice quién ha respondido.
links-csv = Guardar como tabla (CSV)
links-done = Listo

close-title = ¿Cerrar el sondeo ahora?
close-said = Las respuestas posteriores se rechazan. Los lazos entre personas y respuestas se destruyen para siempre y aparecen los resultados.
close-yes = Cerrarlo
close-no = Dejarlo abierto

answer-asked-by = Pregunta el equipo de { $innovation }, { $unit }.
answer-promise-title = A nadie se le muestra quién dijo qué.
answer-promise = No guardamos su nombre, su teléfono ni la hora con su respuesta. Los grupos de menos de cinco personas nunca se muestran. Hasta el cierre, quien administra el servidor podría, en principio, unir una respuesta con una persona; después, nadie puede. Sabrá qué salió de esto a más tardar el { $day }.
answer-more = Más sobre esto
answer-more-text = Su enlace se gasta al enviar. Lo que haría falta para unir respuestas con personas se destruye cuando se cierra el sondeo (a más tardar después del { $day }). Lo que envió no se puede retirar, porque nadie puede encontrarlo. No comparta su enlace: quien lo tenga podría responder en su lugar.
answer-number = { $number } de { $of }
answer-5 = Muy de acuerdo
answer-4 = De acuerdo
answer-3 = Ni sí ni no
answer-2 = En desacuerdo
answer-1 = Muy en desacuerdo
answer-send = Enviar
answer-skip = Puede dejar cualquier frase sin responder. Un enlace cuenta una vez: si ya envió una respuesta, vale esa.
answer-empty = Elija una respuesta al menos para una frase.
answer-kept-title = Guardado. ¡Gracias!
answer-kept = Su respuesta está guardada y cuenta una vez.
answer-used-title = Este enlace ya se usó
answer-used = Vale la primera respuesta que se envió con él. Si vio «guardado», contó.
answer-closed-title = Este sondeo está cerrado
answer-closed = Ya no recibe respuestas. Si vio «guardado», la suya contó.
answer-unknown-title = Este enlace no lleva a ninguna parte
answer-unknown = Revise que esté completo o pregunte a quien se lo dio.
answer-close-page = Puede cerrar esta página.

hidden-word = oculto
group-all = Todos
result-answers = Las respuestas
result-answers-note = { $count ->
    [one] Una frase, respondida en menos de un minuto.
   *[other] { $count } frases, respondidas en menos de un minuto.
  }
result-how-many = Respondieron { $answered } de { $invited }.
result-too-few = Respondieron menos de { $floor }, así que no se puede mostrar nada sin señalar a personas.
result-of = { $answered } de { $invited }
result-finding-both = La mayoría está de acuerdo: «{ $yes }» La mayoría está en desacuerdo: «{ $no }»
result-finding-yes = La mayoría está de acuerdo: «{ $statement }»
result-finding-no = La mayoría está en desacuerdo: «{ $statement }»
result-finding-none = Ninguna frase tiene una mayoría clara a favor ni en contra.
result-measure = Personal de { $unit }, { $when }. Porcentaje de quienes respondieron la frase.
result-notes = Intervalo: Wilson, 95 %. Se dice «la mayoría» solo cuando todo el intervalo está por encima de la mitad.
result-statement = Frase
result-agree = De acuerdo, en total
result-interval = Intervalo del 95 %
result-n = n
result-answered = Respondieron
result-groups = Por grupo
result-groups-note = Porcentaje que está de acuerdo, con su intervalo del 95 %.
result-groups-caption = Porcentaje que está de acuerdo, por grupo
result-overlap = Donde los intervalos se cruzan, estos números no muestran que un grupo esté más de acuerdo que otro.
result-hidden-row = oculto: respondieron menos de { $floor }
result-banded-agree = casi todos de acuerdo ({ $percent } % o más)
result-banded-disagree = casi todos en desacuerdo ({ $percent } % o más)
result-banded-neither = casi todos eligieron ni sí ni no ({ $percent } % o más)
result-why-small-title = Por qué se oculta un grupo.
result-why-small = Respondieron menos de { $floor }, o nadie; un porcentaje podría señalar a una persona.
result-why-neighbor-title = Por qué también se oculta el grupo vecino.
result-why-neighbor = Si no, el total menos los demás grupos delataría al pequeño.
result-take = Llévelo consigo
result-take-note = Los mismos números, en una página o como tabla.
result-sheet = La hoja de una página
result-pdf = Como PDF
result-csv = Números como tabla (CSV)

chart-title = Acuerdo con las frases de «{ $pulse }»
chart-disagree = en desacuerdo %
chart-agree = de acuerdo %
chart-neither = ni sí ni no %
chart-disagree-word = En desacuerdo
chart-interval = intervalo del 95 % de todos los de acuerdo
chart-percent = {"{"}n{"}"} %
chart-range = {"{"}low{"}"}–{"{"}high{"}"} %

csv-statement = Frase
csv-group = Grupo
csv-told = Se muestra
csv-shown = mostrado
csv-banded = por tramo
csv-answered = Respondieron
csv-agree = Proporción de acuerdo
csv-low = Intervalo desde
csv-high = Intervalo hasta
csv-level = Nivel

sheet-made = Hecho el { $day }, después del cierre del sondeo.
sheet-rule = Los grupos de menos de { $floor } nunca se muestran.
sheet-nav = Esta hoja
sheet-back = Volver al sondeo

feedback-title = Lo que la gente recibe de vuelta
feedback-note = Prometido hasta el { $day }. Quien preguntó dice si se cumplió.
feedback-question = ¿Supo la gente qué resulta de esto?
feedback-kept = Sí, se lo dijimos
feedback-not-kept = No, todavía no
feedback-day = ¿Qué día?
feedback-words = ¿Qué se les dijo, o por qué no?
feedback-words-hint = Lo lee toda persona a quien se podía preguntar: «Dijeron que falta tiempo; desde diciembre los martes están libres». Sin una razón no se anota que una promesa no se cumplió.
feedback-why-needed = Diga por qué no, en una frase.
feedback-save = Anotarlo
feedback-kept-on = Cumplida: la gente recibió respuesta el { $day }
feedback-not-kept-on = No cumplida, dicho el { $day }
feedback-take-back = Retirarlo
feedback-open = Su día está por venir
feedback-unsaid = Su día pasó; nadie ha dicho todavía si se cumplió
feedback-work-kicker = prometido hasta el { $day }
feedback-work-title = ¿Recibió la gente respuesta de { $pulse }?
feedback-work-detail = El día prometido pasó. Diga si se cumplió, o por qué no. Un minuto; lo ven quienes respondieron.
feedback-work-action = Decir cómo fue

asking-title = A quién se preguntó
asking-lede = { $count ->
    [0] A todos los grupos se les preguntó, o se dejaron aparte con una razón.
    [one] A uno de { $all } grupos no se le ha preguntado todavía.
   *[other] A { $count } de { $all } grupos no se les ha preguntado todavía.
  }
asking-lede-nobody = Todavía no se ha preguntado a nadie. Un minuto por cada grupo al que se preguntó.
asking-groups = Todos los grupos
asking-groups-note = Un sondeo llega al personal. A estudiantes, familias y comunidad se les pregunta de otro modo: una tarde de familias, un círculo en clase, una carta.
asking-by-pulse = Con un sondeo: { $pulse }.
asking-by-hand = Se preguntó el { $day }: { $how }.
asking-aside = Se dejó aparte el { $day }: { $how }.
asking-not-yet = Todavía no se ha preguntado.
asking-remove = Retirarlo
asking-write = Anotar
asking-write-note = Un minuto. Aquí solo consta que se preguntó, nunca lo que dijo alguien.
asking-group = Qué grupo
asking-what = ¿Qué ocurrió?
asking-was-asked = Se les preguntó
asking-set-aside = Aquí no les concierne
asking-day = ¿Qué día?
asking-how = ¿De qué modo, o por qué no?
asking-how-hint = «Tarde de familias, con intérprete». No nombre a ninguna persona.
asking-save = Anotarlo
asking-part-note = También cuentan estudiantes y familias. Anote cómo se les preguntó.
asking-open = A quién se preguntó
