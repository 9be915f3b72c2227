week-title = Esta semana
week-lede = Hola, { $name }. { $count ->
    [0] Nada espera por usted.
    [one] Una cosa espera por usted.
    [2] Dos cosas esperan por usted.
    [3] Tres cosas esperan por usted.
   *[other] { $count } cosas esperan por usted; primero van las tres más urgentes.
  }
week-lede-steps = Hola, { $name }. { $count ->
    [one] Queda un paso
   *[other] Quedan { $count } pasos
  } para que su trabajo se sostenga: { $minutes ->
    [one] cerca de un minuto.
   *[other] unos { $minutes } minutos en total.
  }
week-needs = Espera por usted
week-needs-note = Nunca más de tres.
week-others = { $count ->
    [one] Otra puede esperar
   *[other] Otras { $count } pueden esperar
  }
week-none-title = Nada pendiente por ahora
week-none-go = Ver nuestro trabajo

week-steps = Primeros pasos
week-steps-note = En este orden, cada uno facilita el siguiente. Puede detenerse después de cualquiera.
week-step-done = hecho
week-step-minutes = { $minutes ->
    [one] Cerca de un minuto.
   *[other] Unos { $minutes } minutos.
  }
week-step-roster = Traer a su gente
week-step-roster-why = Basta el archivo que exporta su sistema de información estudiantil; verá qué cambiaría antes de que cambie algo.
week-step-roster-go = Importar el padrón
week-step-unit-go = Añadir una escuela a mano
week-step-person-go = Añadir a una persona a mano
week-step-innovation = Escribir la primera innovación
week-step-innovation-why = Qué es, a qué necesidad responde, qué se sabe de ella.
week-step-innovation-go = Escribirla
week-step-begin = Empezarla en una escuela
week-step-begin-why = Comienza en la etapa Decidir; eso no compromete a nada.
week-step-begin-go = Elegir la escuela
week-step-team = Formar el equipo
week-step-team-why = Quiénes la llevan, y quién coordina.
week-step-team-go = Formar el equipo
week-step-learning = Describir cómo la aprenderán los adultos
week-step-learning-why = Quién practica qué, quién asesora, cuándo miran atrás.
week-step-learning-go = Escribirlo
week-step-pulse = Preguntar al personal
week-step-pulse-why = Unas pocas preguntas, menos de un minuto para responder, y nadie queda señalado.
week-step-pulse-go = Preparar el sondeo

week-teams = Sus equipos
week-teams-lead = usted coordina
