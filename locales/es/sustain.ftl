sustain-title = Lo que lo mantiene
sustain-lede = { $met ->
    [0] Todavía no está ninguna de las { $count } cosas que lo hacen durar.
    [one] Está una de las { $count } cosas que lo hacen durar.
   *[other] Están { $met } de las { $count } cosas que lo hacen durar.
  }
sustain-open = Lo que lo mantiene
sustain-open-note = Rutinas, recursos, quienes llegan, una escuela hermana.
sustain-stand = ¿Durará?
sustain-stand-note = Lo que nadie ha escrito no se sabe.
sustain-change = Cambiar
sustain-keep = Guardar
sustain-remove = Quitar
sustain-many = Ya hay muchas filas aquí. Quite lo que ya no necesite.
sustain-none-reader = Lo escriben quienes lo dirigen.

sustain-routines = Rutinas
sustain-routines-note = Lo que se hace una y otra vez, esté quien esté.
sustain-routines-none = Todavía ninguna rutina
sustain-routines-first = Nombre lo primero que se echaría de menos. Toma dos minutos.
sustain-routine-add = Agregar una rutina
sustain-routine-what = ¿Qué se hace?
sustain-routine-what-hint = «Las parejas leen tres mañanas por semana»
sustain-routine-keeper = ¿Quién se ocupa?
sustain-routine-keeper-hint = Un cargo dura más que un nombre.
sustain-routine-rhythm = ¿Cada cuánto?
sustain-routine-since-when = Es lo normal desde
sustain-routine-since-hint = Déjelo vacío mientras haya que recordarlo.
sustain-routine-ended-when = Se dejó el
sustain-routine-since = es lo normal desde el { $day }
sustain-routine-not-yet = todavía hay que recordarlo
sustain-routine-ended = se dejó el { $day }
sustain-daily = cada día o casi
sustain-weekly = cada semana
sustain-monthly = cada mes
sustain-termly = cada período
sustain-yearly = cada año

sustain-resources = Recursos
sustain-resources-note = De qué vive. { $days } días antes de un final aparece en Esta semana; si cae en vacaciones, el último día escolar anterior.
sustain-resources-none = Todavía nada escrito
sustain-resources-first = Empiece por lo que termina primero: una subvención, un puesto, horas prestadas. Dos minutos.
sustain-resource-add = Agregar una línea
sustain-resource-kind = ¿De qué tipo?
sustain-resource-amount = ¿Cuánto de qué?
sustain-resource-amount-hint = «Una asesora, un día por semana»
sustain-resource-source = ¿De dónde?
sustain-resource-source-hint = Presupuesto, subvención, buena voluntad de alguien.
sustain-resource-ends = Termina el
sustain-resource-ends-hint = Vacío: no se conoce un final.
sustain-money = Dinero
sustain-time = Tiempo
sustain-post = Un puesto
sustain-other = Otra cosa
sustain-resource-over = terminó el { $day }
sustain-resource-soon = termina pronto, el { $day }
sustain-resource-until = hasta el { $day }
sustain-resource-open = sin final conocido

sustain-newcomers = Quienes llegan
sustain-newcomers-note = Es nuevo quien empezó aquí cuando ya estaba en uso. Cada quien marca sus pasos, con un colega.
sustain-newcomers-none = Todavía no hay primeros pasos
sustain-newcomers-first = Bastan de dos a cinco pasos: ver uno, intentar uno, preguntar a alguien. Tres minutos.
sustain-step-add = Agregar un paso
sustain-step-what = ¿Qué hace un colega nuevo?
sustain-step-what-hint = «Ver una sesión con un colega»
sustain-newcomers-who = Quién es nuevo
sustain-newcomers-later = En cuanto esté en uso, quien llegue aparece aquí.
sustain-newcomers-nobody = Nadie ha llegado desde que está en uso.
sustain-newcomer-since = aquí desde el { $day }
sustain-newcomer-done = Todos los pasos dados
sustain-newcomer-open = Por venir; ¿quién acompaña?
sustain-own-steps = Sus primeros pasos
sustain-own-done = Ha dado todos los pasos. ¡Gracias!
sustain-tick-step = ¿Qué paso dio?
sustain-tick-colleague = ¿Con quién?
sustain-tick-colleague-hint = El colega que estuvo allí.
sustain-tick = Marcar
sustain-untick = Todavía no
sustain-tick-with = con { $who }, { $day }

sustain-sisters = Escuela hermana
sustain-sisters-note = Dos lugares que se ayudan. Vale cuando ambos están de acuerdo.
sustain-sisters-none = Todavía ninguna hermana
sustain-sisters-first = Elija una escuela que use lo mismo y diga qué da y qué necesita. Cinco minutos.
sustain-sisters-above = Quien ve ambas escuelas, por lo general en el distrito, las pone en contacto. Después cada lado acepta por sí mismo.
sustain-sister-add = Poner en contacto a dos
sustain-sister-with = Con
sustain-sister-offers = Lo que da este lado
sustain-sister-offers-hint = Visitas, materiales, alguien que escucha.
sustain-sister-asks = Lo que quisiera este lado
sustain-sister-asks-hint = Lo más exacto posible: así es más fácil responder.
sustain-sister-we = Damos: { $offers } – Quisiéramos: { $asks }
sustain-sister-they = Dan: { $offers } – Quisieran: { $asks }
sustain-sister-agreed = ambos lados de acuerdo
sustain-sister-waits-them = ustedes aceptan; el otro lado no ha respondido
sustain-sister-waits-us = espera la respuesta de su lado
sustain-sister-ended = terminó el { $day }
sustain-sister-agree = Aceptar
sustain-sister-end = Terminar
sustain-sister-gone = Un lugar que ya no está

sustain-readiness = ¿Listos para más lugares?
sustain-readiness-note = Sus propias condiciones antes de que otros empiecen.
sustain-readiness-none = Todavía ninguna condición
sustain-readiness-first = Diga qué debe cumplirse antes de que empiece la próxima escuela. Con las nuestras o las suyas; cinco minutos.
sustain-readiness-begin = Empezar con { $count } condiciones
sustain-readiness-add = Agregar una condición
sustain-ready-statement = ¿Qué debe cumplirse?
sustain-ready-statement-hint = De modo que dos personas coincidan en si se cumple.
sustain-ready-state = ¿Se cumple?
sustain-ready-note = ¿Cómo lo sabe?
sustain-ready-note-hint = Un número, una fecha, un nombre.
sustain-ready-yes = sí
sustain-ready-not-yet = todavía no
sustain-ready-unknown = no se sabe
sustain-starter-used = Donde empezó, la mayoría de las aulas usa sus partes esenciales como se describen
sustain-starter-learned = Quien llega puede aprenderlo aquí de sus colegas
sustain-starter-people = Más de una persona puede responder preguntas sobre ello
sustain-starter-resources = Se conocen las horas y el dinero que necesita, y también los hay para el próximo lugar
sustain-starter-asked = El próximo lugar lo pidió y sabe qué dejará a cambio

condition-routines = Lo llevan rutinas de las que alguien se ocupa
condition-routines-none = No hay ninguna rutina escrita.
condition-routines-some = { $count } de { $all } rutinas ya son lo normal.
condition-routines-lost = { $count ->
    [one] Se dejó la única rutina.
   *[other] Se dejaron las { $count } rutinas.
  }
condition-resources = Aquello de lo que vive seguirá estando
condition-resources-none = No hay dinero, tiempo ni puesto escrito.
condition-resources-over = { $count } de { $all } líneas terminaron.
condition-resources-until = { $count ->
    [one] Una línea; termina el { $day }.
   *[other] { $count } líneas; la próxima termina el { $day }.
  }
condition-resources-open = { $count ->
    [one] Una línea, sin final conocido.
   *[other] { $count } líneas, ninguna con final conocido.
  }
condition-newcomers = Los colegas nuevos encuentran el camino
condition-newcomers-none = No hay primeros pasos escritos.
condition-newcomers-steps = { $steps ->
    [one] Hay un primer paso que dar.
   *[other] Hay { $steps } primeros pasos que dar.
  }
condition-newcomers-taken = Llegaron { $all } desde que está en uso; todas dieron todos los pasos.
condition-newcomers-open = Llegaron { $all } desde que está en uso; algunas siguen en camino.
condition-sisters = Tiene una hermana con quien aprender
condition-sisters-none = No hay ninguna escuela hermana escrita.
condition-sisters-agreed = { $count ->
    [one] Una hermana; ambos lados de acuerdo.
   *[other] { $count } hermanas; todos los lados de acuerdo.
  }
condition-sisters-proposed = { $count ->
    [one] Una propuesta; no han aceptado ambos lados.
   *[other] { $count } propuestas; no han aceptado todos los lados.
  }
condition-sisters-ended = Terminó.
condition-readiness = Está claro qué debe cumplirse antes de que empiecen más lugares
condition-readiness-none = Todavía no se sabe nada.
condition-readiness-some = Se cumplen { $yes } de { $all } condiciones; de { $open } no se sabe.

check-routine-kept = Al menos una rutina ya es lo normal
check-resources-last = Está escrito de qué vive, y nada de ello termina pronto
check-newcomer-steps = Hay primeros pasos para quienes llegan

sustain-work-resource = { $amount }: termina pronto
sustain-work-resource-detail = Hasta el { $day }, de { $source }. ¿Qué viene después?
sustain-work-open = Abrir
sustain-work-sister = ¿{ $unit } como escuela hermana?
sustain-work-sister-detail = Alguien los puso en contacto. Vea qué dan y qué necesitan, y responda.
sustain-work-answer = Responder
sustain-work-newcomer = Sus primeros pasos en { $innovation }
sustain-work-newcomer-detail = { $count ->
    [one] Falta un paso. Lleve a un colega consigo.
   *[other] Faltan { $count } pasos. Lleve a un colega consigo.
  }
