work-paused-until = en pausa hasta el { $day }
implementation-lede-paused = Está en pausa desde el { $day }. El { $returns } se vuelve a mirar.
implementation-lede-stops = Termina a propósito el { $day }. Hasta entonces sigue su curso; no empieza nada nuevo.

stop-because-goal-reached = Se logró la meta; ya no hace falta
stop-because-too-much = Demasiado a la vez; otra cosa va primero
stop-because-no-effect = No vimos efecto después de intentarlo en serio
stop-because-little-used = Casi no se usó
stop-because-no-fit = No era adecuado para nuestros estudiantes o nuestra escuela
stop-because-better-found = Encontramos algo mejor
stop-because-people-left = Las personas que lo llevaban se fueron o están ausentes
stop-because-money-ended = Se acabó el dinero o el tiempo para ello
stop-because-no-longer-required = Ya no se nos exige

stop-step-why = 1. Por qué
stop-step-learned = 2. Qué aprendieron
stop-step-remains = 3. Qué queda
stop-step-decided = 4. La decisión
stop-step-told = 5. A quién se avisa
stop-reason-needed = Elija al menos una razón o dígala con sus palabras.
stop-stopped-meanwhile = Se detuvo mientras tanto: lo decidió { $name } el { $day }. Lo que escribió aquí no se guarda por segunda vez; copie lo que no deba perderse.
stop-paused-meanwhile = Se pausó mientras tanto: lo decidió { $name } el { $day }. Lo que escribió aquí no se guarda por segunda vez; copie lo que no deba perderse.
stop-own-reason = Con sus palabras
stop-own-reason-hint = Una o dos frases que un colega entienda más adelante.
stop-learned = Lo que se aprendió
stop-learned-hint = Qué funcionó, para quién, y qué harían distinto. Queda con la innovación: quien la empiece de nuevo lo encuentra aquí.
stop-kept = ¿Qué sigue como práctica normal?
stop-kept-hint = Partes que la gente sigue haciendo, sin equipo y sin reuniones.
stop-materials = Materiales
stop-materials-hint = Qué queda, dónde está, quién puede usarlo.
stop-people = Personas
stop-people-hint = Quién mantiene algo, y a quién se puede preguntar.
stop-decided-by = ¿Quién decidió?
stop-decided-by-hint = Una persona o un equipo, como se les llama aquí.
stop-decided-on = Se decidió el
stop-effective-on = Termina el
stop-effective-on-hint = Hoy, un día que pasó o uno por venir. Desde ahora no empieza nada nuevo.
stop-told = ¿Quién debe enterarse?
stop-told-hint = Recibe una lista para marcar y una carta redactada con lo que escribió aquí. Nada se envía solo.
stop-told-other = Alguien más
stop-told-other-hint = «El centro juvenil de al lado»
stop-told-by = Avisa
stop-told-by-hint = Vacío: quien decidió. Puede cambiarlo para cada grupo después.
stop-told-until = Avisar antes de este día
stop-story-open = Leer su historia

pause-go-to = Ponerlo en pausa
pause-title = Poner en pausa
pause-lede = Una pausa da aire sin perder lo que se tiene. Usted dice cuándo se vuelve a mirar; ese día aparece en Esta semana.
pause-reason = ¿Por qué la pausa?
pause-effective-on = En pausa desde el
pause-returns-on = Volver a mirarlo el
pause-returns-on-hint = El día en que deciden: seguir, esperar más o detener.
pause-go = Poner en pausa
pause-heading = Por qué está en pausa
pause-note = No empieza nada nuevo mientras está en pausa.
pause-note-over = Llegó el día de volver a mirarlo: retomarlo, esperar más o detenerlo.
pause-stop-it = Mejor detenerlo
pause-put-off = Esperar más
pause-put-off-go = Guardar el nuevo día
pause-put-off-lede = Hasta ahora querían volver a mirarlo el { $day }.
pause-work = Vuelva a mirar { $innovation }
pause-work-detail = Está en pausa hasta el { $day }. Retómelo, espere más o deténgalo a propósito.
pause-work-open = Decidir
tell-work = Avise sobre { $innovation }
tell-work-detail = { $count ->
    [one] Un grupo ya debería saber de la decisión.
   *[other] { $count } grupos ya deberían saber de la decisión.
  }
tell-work-open = Abrir la lista

telling-title = A quién se avisa
telling-open = A quién se avisa
telling-lede-none = Todavía no hay nadie en la lista.
telling-lede = { $open ->
    [0] Todos los de la lista lo saben.
    [one] Falta avisar a uno de { $count }.
   *[other] Falta avisar a { $open } de { $count }.
  }
telling-list = La lista
telling-list-note = La gente acepta bien una decisión así cuando la oye de primera mano y con las razones.
telling-list-note-pause = La gente acepta bien una pausa cuando se entera de primera mano, con las razones y el día en que se vuelve a mirar.
telling-none-title = Nadie todavía
telling-none = Empiece con quienes hicieron el trabajo. Toma dos minutos.
telling-add = Agregar a alguien
telling-change = Cambiar
telling-by = avisa { $who }
telling-until = a más tardar el { $day }
telling-no-day = sin día fijado
telling-told-on = avisado el { $day }
telling-tick = Avisado
telling-untick = Todavía no
telling-who = Grupo
telling-who-own = O alguien más
telling-who-own-hint = Con sus palabras; cuenta antes que el grupo.
telling-who-needed = Elija un grupo o diga quién es.
telling-by-whom = Avisa
telling-by-day = Antes de este día
telling-save = Guardar
telling-remove = Quitar de la lista
telling-then = Después
telling-then-note = La carta dice lo mismo a todos.

letter-open = La carta
letter-title = La carta
letter-lede = Redactada con lo que escribió. Cámbiela como quiera, imprímala, repártala. Nada se envía solo.
letter-languages = Idioma de la carta
letter-words = Texto
letter-draft-note = Este es el borrador. En cuanto guarde un cambio, vale su texto.
letter-own-note = Este es su propio texto.
letter-text = Texto de la carta
letter-text-hint = Lo escrito aparece tal como se escribió: póngalo usted en el idioma de la carta. Una línea vacía empieza otro párrafo.
letter-save = Guardar este texto
letter-anew = Redactar de nuevo
letter-print = Hoja para imprimir
letter-back = Volver al texto
letter-greeting = Estimados colegas, estimadas familias:
letter-stop = { $innovation } en { $unit } termina el { $day }.
letter-pause = { $innovation } en { $unit } está en pausa desde el { $day }. El { $returns } lo volvemos a mirar.
letter-decided = Se decidió el { $day }.
letter-decided-by = Lo decidió el { $day } { $who }.
letter-why = Por qué:
letter-learned = Lo que aprendimos:
letter-kept = Lo que sigue como práctica normal:
letter-materials = Materiales:
letter-people = Personas:
letter-thanks = Gracias a todas las personas que lo intentaron. Lo aprendido queda guardado, para que quien empiece algo parecido pueda partir de ahí. Si tiene una pregunta, por favor háganosla.
letter-thanks-pause = Gracias a todas las personas que lo llevan. Lo aprendido hasta ahora queda guardado. Si tiene una pregunta, por favor háganosla.

story-lede = Se detuvo a propósito el { $day }, después de { $count ->
    [0] ningún día escolar
    [one] un día escolar
   *[other] { $count } días escolares
  }. Lo aprendido queda.
story-lede-stops = Termina a propósito el { $day }. Lo aprendido queda.
story-lede-pause = Está en pausa desde el { $day }, hasta el { $returns }. Lo aprendido queda.
story-resumed = El { $day } se retomó.
story-what = Para qué era
story-why = Por qué se detuvo
story-why-pause = Por qué está en pausa
story-remains = Qué queda
story-kept = Sigue como práctica normal
story-materials = Materiales
story-people = Personas
story-way = El camino recorrido
story-ended = Se detuvo a propósito
story-rests = En pausa
story-told = A quién se avisa
story-earlier = Lo que se aprendió en paradas anteriores
story-nav = Qué puede hacer con esta página
story-back = A la implementación

before-title = Lo que se aprendió antes
before-note = { $count ->
    [one] Lo mismo, o algo parecido, ya se detuvo o se puso en pausa una vez.
   *[other] Lo mismo, o algo parecido, ya se detuvo o se puso en pausa { $count } veces.
  }
before-lede = { $count ->
    [0] Nada parecido se detuvo ni se puso en pausa donde usted puede ver.
    [one] Alguien lo intentó antes. Lo que aprendieron es suyo.
   *[other] Se intentó antes en { $count } lugares. Lo que aprendieron es suyo.
  }
before-learned-note = De la misma innovación, de una con el mismo nombre o de una con al menos dos ingredientes iguales.
before-none-title = Nada que leer
before-none = Cuando algo así se detiene, lo aprendido aparece aquí.
before-open = Leerlo antes de decidir
before-stopped = se detuvo el { $day }
before-paused = en pausa desde el { $day }
before-read = leído
before-mark = Lo hemos leído
before-all-read = Leído antes de decidir
check-earlier-learning = { $count ->
    [one] Se ha leído lo que se aprendió cuando se detuvo o se puso en pausa antes
   *[other] Se ha leído lo que se aprendió las { $count } veces que se detuvo o se puso en pausa antes
  }
found-stopped = Se detuvo el { $day }, con lo aprendido
found-paused = En pausa desde el { $day }, con lo aprendido
