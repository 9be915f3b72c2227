# Cómo lo aprenderán los adultos: el plan, qué puede lograr, qué falta.
learning-heading = Cómo lo aprenderán los adultos
learning-note = Sin eso, casi toda práctica nueva se apaga.
learning-title = Cómo lo aprenderán los adultos
learning-lede = Una sola formación rara vez cambia lo que pasa en el aula. La práctica, los comentarios y la asesoría sí.
learning-lede-whole = Dice qué harán los adultos, quién aprende, cómo lo practican, quién asesora, cuándo miran atrás y cuánto tiempo pide.
learning-none-title = Todavía sin plan
learning-none = Diga quién aprende qué, cuándo lo practica, quién asesora y cuándo miran atrás. Diez minutos con el equipo.
learning-write = Planearlo
learning-see = Ver el plan completo
learning-change-part = Cambiar
learning-change = Cambiar el plan
learning-missing = Todavía falta
learning-missing-note = El paso a Poner en práctica espera esto. Un líder puede seguir sin ello, dando una razón.
learning-missing-count = { $count ->
    [one] Falta una cosa antes del paso a Poner en práctica.
   *[other] Faltan { $count } cosas antes del paso a Poner en práctica.
  }
learning-not-said = Todavía no se ha dicho
learning-behaviors = Qué harán distinto los adultos
learning-behaviors-note = Todo lo demás sirve para esto.
learning-behaviors-hint = Una por línea, de modo que una visita pudiera verlo: «Los docentes de 2.º y 3.º hacen dos lecturas en pareja por semana».
learning-behaviors-blank = Diga al menos una cosa que los adultos harán de otra manera. Lo demás puede venir después.
learning-who = Quién lo aprende
learning-needed = Para guardar solo hace falta el primer campo; vuelva cuantas veces quiera. Antes de Poner en práctica dice también quién aprende, la práctica, la asesoría, una fecha para mirar atrás y las horas con sus días.
learning-there = { $count ->
    [0] Hoy nadie tiene esta función allí.
    [one] Hoy una persona tiene esta función allí.
   *[other] Hoy { $count } personas tienen esta función allí.
  }
learning-people-of = de { $there }
learning-some-of = Cuando un plan es solo para una parte de una función, sus horas no cuentan en lo que se pide a cada persona de esa función: no dice quiénes son.
learning-who-hint = Cuántas personas de cada función; deje en blanco las que no.
learning-which = ¿Cuáles de ellas?
learning-which-hint = «Todas las de 2.º y 3.º».
learning-led-by = ¿Quién dirige el aprendizaje?
learning-led-by-hint = La persona a quien todos pueden preguntar.
learning-people = { $count ->
    [one] una persona
   *[other] { $count } personas
  }
learning-how = Cómo lo aprenden
learning-step-nothing = nada de esto
learning-step-theory = Saber: por qué y cómo
learning-step-demonstration = Verlo hacer
learning-step-practice = Practicarlo
learning-step-coaching = Asesoría o comentarios en el trabajo
learning-theory-hint = Una lectura, una charla, una conversación sobre el porqué.
learning-demonstration-hint = ¿Dónde lo ven: con un colega, en un video, hecho para ellos?
learning-practice-hint = ¿Dónde lo prueban, con quién, cada cuánto, antes de que tenga que salir bien?
learning-coaching-hint = ¿Quién los ve hacerlo y lo conversa con ellos? ¿Cada cuánto, hasta cuándo?
learning-expect = Qué puede lograr
learning-expect-note = De cien personas que participan.
learning-estimate = Una estimación:
learning-estimate-only = Así lo estiman personas que diseñaban formaciones; no es el resultado de un ensayo.
learning-expected = Con un diseño que llega hasta «{ $step }», unas { $uses } de 100 personas llegan a usarlo en su trabajo.
learning-gap = Se salta un paso: «{ $step }». Lo que viene después no se cuenta, porque la estimación no conoce ese caso.
learning-one-shot = Esto es una sola sesión.
learning-one-shot-said = Los diseños sin práctica, asesoría y un día para mirar atrás rara vez cambian lo que pasa en el aula.
learning-table = Qué pueden lograr los diseños, de 100 personas
learning-table-with = Un diseño que incluye
learning-table-here = En este plan
learning-table-know = lo saben
learning-table-can = pueden hacerlo en la formación
learning-table-use = lo usan en el trabajo
learning-table-yes = sí
learning-table-no = todavía no
learning-source = Fuente: Joyce y Showers (2002), según lo citan guías de asesoría. Es una estimación de personas que diseñaban formaciones, no el resultado de un ensayo. Lo que hallaron los ensayos: en 60 estudios la asesoría cambió la enseñanza en cerca de media desviación estándar, y los programas grandes lograron una fracción de eso (Kraft, Blazar y Hogan 2018).
learning-when = Cuándo, y cuánto tiempo pide
learning-follow-ups = Mirar atrás el
learning-follow-ups-hint = Días en que se mira atrás a lo que se probó. Guarde para tener más campos.
learning-follow-up = Fecha de seguimiento { $number }
learning-hours = Horas de cada persona, en total
learning-hours-hint = Sesiones, práctica y asesoría juntas: 12 o 12,5.
learning-hours-all = Horas de todas juntas
learning-hours-month = Por mes
learning-hours-said = { $hours } horas
learning-hours-month-said = unas { $each } horas de cada persona, { $all } de todas juntas
learning-between = Entre
learning-from = El aprendizaje empieza el
learning-until = El aprendizaje termina el
learning-hours-together = Las horas, el primer día y el último van juntos. Diga los tres o ninguno.
learning-note-part = Qué más hay que decir
learning-save = Guardar el plan

check-learning-plan = Está planeado cómo lo aprenderán los adultos, más allá de una sesión
check-learning-none = Hay un plan de aprendizaje: cómo lo aprenderán los adultos
check-learning-behavior = El plan de aprendizaje dice qué harán distinto los adultos
check-learning-learners = El plan de aprendizaje dice quién lo aprende y cuántas personas son
check-learning-practice = El plan de aprendizaje dice cómo lo practican
check-learning-coaching = El plan de aprendizaje dice quién asesora o da comentarios
check-learning-follow-up = El plan de aprendizaje tiene al menos una fecha de seguimiento
check-learning-hours = El plan de aprendizaje dice cuántas horas pide y entre qué días

condition-learning = Los adultos tienen un plan para aprenderlo que va más allá de una sesión
condition-learning-unknown = Nadie ha escrito un plan todavía.
condition-learning-emerging = { $count ->
    [one] Hay un plan empezado; falta una de sus seis partes.
   *[other] Hay un plan empezado; faltan { $count } de sus seis partes.
  }
condition-learning-met = { $people ->
    [one] Una persona lo aprende,
   *[other] { $people } personas lo aprenden,
  } con práctica y asesoría; { $count ->
    [one] una fecha de seguimiento,
   *[other] { $count } fechas de seguimiento, la última
  } el { $day }.

learning-work-none = Planee cómo lo aprenderán los adultos
learning-work-none-detail = Diez minutos con el equipo. Sin eso no se abre el paso a Poner en práctica.
learning-work-missing = Complete el plan de aprendizaje
learning-work-missing-detail = { $count ->
    [one] Falta una cosa. Sin ella no se abre el paso a Poner en práctica.
   *[other] Faltan { $count } cosas. Sin ellas no se abre el paso a Poner en práctica.
  }
learning-work-go = Ir al plan

follow-ups-title = Mirar atrás
follow-ups-lede = Los días en que la gente habla de lo que probó. Quienes dirigen dicen cómo terminó cada uno.
follow-ups-open = Cómo fue mirar atrás
follow-ups-none-title = Ningún día todavía
follow-ups-none = El plan de aprendizaje nombra el primer día en que miran atrás juntos. Un minuto.
follow-ups-to-come = Está por venir
follow-ups-unsaid = Llegó su día; nadie ha dicho todavía cómo fue
follow-ups-kept-on = Cumplido, dicho el { $day }
follow-ups-not-kept-on = No cumplido, dicho el { $day }
follow-ups-take-back = Retirarlo
follow-ups-tell = Decir cómo fue
follow-ups-tell-note = Un minuto. Lo ve quien aprende con este plan.
follow-ups-day = ¿Qué día?
follow-ups-question = ¿Miraron atrás juntos?
follow-ups-kept = Sí, lo hicimos
follow-ups-not-kept = No, todavía no
follow-ups-words = ¿Qué resultó, o por qué no?
follow-ups-words-hint = Una frase para quienes no estuvieron. No nombre a ninguna persona.
follow-ups-why-needed = Diga por qué no, en una frase.
follow-ups-save = Anotarlo
