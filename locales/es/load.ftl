# load: lo que se pide del tiempo de las personas
load-people = { $role ->
    [administrator] Administradores
    [district-leader] Líderes del distrito
    [principal] Líderes escolares
    [lead] Líderes del equipo de implementación
    [coach] Coaches
    [teacher] Docentes
    [paraeducator] Paraeducadores
    [support-staff] Personal de apoyo
    [evaluator] Evaluadores
   *[other] Consultores
  }
load-source = { $kind ->
    [implementation] la práctica misma
    [pulse] un pulso
    [learning-plan] aprenderla
    [meeting] reuniones
    [team] el equipo
   *[other] otra cosa
  }
load-month = { $month } de { $year }
load-by-name = a usted por su nombre
load-hours-month = { $hours } h este mes
load-hours-week = { $hours } h por semana
load-column-month = Mes
load-column-weekly = Horas por semana
load-column-monthly = Horas en el mes
load-column-limit = Acordado
load-column-over = Más de lo acordado
load-column-by-name = Por nombre, en conjunto
load-column-now = Horas por semana hoy
load-column-then = Con ella
load-chart-unit = horas por semana
load-key-within = pedido
load-key-over = más de lo acordado
load-key-limit = acordado
load-over = { $people }: { $over } h por semana más de lo acordado, sobre todo en { $month } ({ $asked } pedidas, { $limit } acordadas).
load-none-title = Todavía no se pide nada

load-mine-title = Mis horas
load-mine-nothing = Este mes ninguna innovación pide su tiempo.
load-mine-now = Este mes se le piden unas { $hours } h por semana. No hay límite acordado para su función.
load-mine-within = Este mes se le piden unas { $hours } h por semana; hay { $limit } h acordadas.
load-mine-over = Este mes se le piden unas { $hours } h por semana, { $over } h más que las { $limit } h acordadas. Si quiere, muestre esta página a su líder escolar.
load-mine-none = Cuando una innovación, un plan o un equipo pida su tiempo, usted lo verá aquí primero. Nadie más tiene esta página.
load-asks-now = Lo que se pide este mes
load-asks-now-note = Solo usted ve esto.
load-mine-months = Mes a mes
load-mine-note = Seis meses atrás y seis adelante.
load-mine-of = Lo que todas las innovaciones le piden, en horas por semana
load-mine-how = Según las funciones que tiene hoy. Un mes tiene tantas semanas como sus días entre siete. Se cuenta lo pedido, no lo que de verdad necesitó. Con varias funciones vale el límite más alto.
load-me = Mis horas
load-me-note = Lo que todas las innovaciones juntas piden de su tiempo. Solo usted ve lo suyo.
load-me-open = Ver mis horas

load-unit-title = Horas pedidas en { $unit }
load-unit-lede-unagreed = Lo que se pide a cada persona de una función, entre todas las innovaciones. Aquí aún no hay límite acordado.
load-unit-lede-fits = Lo que se pide a cada persona de una función, entre todas las innovaciones. A ninguna función se le pide más de lo acordado.
load-unit-lede-over = { $count ->
    [one] A una función se le pide más de lo acordado.
   *[other] A { $count } funciones se les pide más de lo acordado.
  }
load-unit-none = Aquí no se pide nada a ninguna función. Empieza cuando una innovación con horas escritas pasa la puerta de Decidir. Escribirlas toma cinco minutos.
load-over-heading = Más de lo acordado
load-over-note = Este mes y los seis que siguen.
load-roles = Por función
load-roles-note = Lo que se pide a cada persona por su función. Lo que se pide a alguien por su nombre solo esa persona lo ve; se dice como suma donde se pide al menos a cinco.
load-role-of = { $people } en { $unit }: horas por semana pedidas a cada persona
load-role-now = { $people }: unas { $hours } h por semana cada persona, este mes. No hay límite acordado.
load-role-within = { $people }: unas { $hours } h por semana cada persona, este mes; hay { $limit } h acordadas.
load-role-over = { $people }: unas { $hours } h por semana cada persona, este mes; { $over } h más de lo acordado.
load-role-little = A quienes se piden a lo sumo unos minutos al mes: { $people }.
load-role-how = A { $month }. Según lo que piden innovaciones, planes de aprendizaje, equipos y pulsos; no es una medición. Un mes tiene tantas semanas como sus días entre siete.
load-role-brief = { $people } { $hours } h por semana
load-role-none = este mes no se pide nada
load-together = { $hours } h, de { $count } personas
load-together-hidden = no se muestra
load-asks-unit-note = A cada persona de la función; también lo que un distrito pide a todos.
load-beneath = Debajo
load-beneath-note = De la A a la Z, este mes.
load-lessen = ¿Qué se podría unir o detener?
load-lessen-note = Una idea, nada más: primero lo que está en pausa, luego lo que lleva más tiempo en silencio. Nada ocurre por sí solo.
load-quiet = { $count ->
    [0] Hoy se escribió algo al respecto.
    [one] Se escribió por última vez el { $day }, hace un día.
   *[other] Se escribió por última vez el { $day }, hace { $count } días.
  }
load-paused = En pausa desde el { $day }.
load-asks = { $people } { $hours } h al mes
load-asks-all = Pide: { $asks }.
load-asks-nothing = Este mes no pide horas.
load-shares-ingredients = Comparte «{ $names }» con { $with }.
load-shares-kind = Como { $with }, es de tipo { $kind } y pide tiempo a: { $people }.
load-agreed = Lo acordado
load-agreed-note = Horas por semana para todas las innovaciones juntas, por función. Acuérdenlo con quienes les toca.
load-agreed-none = Aquí aún no hay límite acordado.
load-agreed-first = El primer paso: pregunte a una función qué es posible en una semana y anótelo. Toma cinco minutos en una reunión del personal.
load-agreed-above = Acordado más arriba: { $hours } h. Déjelo vacío para mantenerlo.
load-agree-go = Anotar lo acordado

load-forecast-title = Lo que { $innovation } pediría en { $unit }
load-forecast-title-anywhere = Lo que { $innovation } pediría
load-forecast-choose-lede = Elija un lugar para ver qué añade allí y a quién sobrecargaría.
load-forecast-unknown = Nadie puede decirlo aún: no hay horas escritas.
load-forecast-over = { $count ->
    [one] Pediría a una función más de lo acordado.
   *[other] Pediría más de lo acordado en { $count } casos.
  }
load-forecast-unagreed = Abajo está lo que añade. Si es demasiado, nadie puede decirlo: aquí no hay límite acordado.
load-forecast-fits = Con ella, a nadie se le pide más de lo acordado.
load-forecast-empty-title = Sin horas escritas
load-forecast-empty = Escriba cuántas horas al mes pide a cada función. Una estimación con un colega toma tres minutos.
load-forecast-write = Escribir las horas
load-adds = Lo que añade
load-adds-note = Este mes y los seis que siguen, para cada persona, con la etapa que más pide.
load-adds-said = { $count ->
    [0] A lo sumo { $hours } h al mes. Hoy nadie tiene aquí esta función.
    [one] A lo sumo { $hours } h al mes. Hoy una persona tiene aquí esta función.
   *[other] A lo sumo { $hours } h al mes cada persona, { $all } h para las { $count } que hoy tienen aquí esta función.
  }
load-adds-stages = Pide { $stages }.
load-adds-stage = { $hours } h en { $stage }
load-adds-caption = { $people } en { $unit }: horas por semana hoy, y con ella
load-counted = Aquí ya está decidida: sus horas ya cuentan entre las de hoy.
load-fits = A nadie se le pide más de lo acordado.
load-preview = Ver qué añadiría a las horas de la gente
load-preview-back = Volver a lo que añadiría
load-adds-months = Mes a mes
load-agree-there = Acordar uno primero
load-decision = Decidir al respecto
load-decision-note = Si es demasiado: qué cede, o por qué siguen adelante.
load-decision-not-begun = Podrá anotar una decisión cuando se haya comenzado aquí.
load-decision-words = ¿Qué decidieron?
load-decision-hint = Por ejemplo: la reunión del martes descansa hasta mayo. Queda registrado, con su nombre.
load-decision-go = Anotar la decisión
load-decided = { $name }, { $day }
load-decided-past = Ya no cuenta: desde entonces cambió lo que pide, o volvió a Decidir.
load-decided-heading = Lo que se decidió
load-decided-note = Alguien miró las horas de estas antes de que siguieran.
load-back = A la implementación
load-where = Otro lugar
load-where-note = Lo que se pide cambia de una escuela a otra.
load-where-go = Ver allí

load-here-link = Las horas que esto pide
check-load-not-agreed = Aquí todavía no se han acordado horas; no se puede decir que algo sea demasiado
check-load = No pide a nadie más de lo acordado, o alguien miró sus horas y decidió
condition-load = A nadie se le pide más de lo acordado
condition-load-unknown = Aún no hay límite acordado; nadie puede decirlo.
condition-load-over = { load-people }: { $asked } h por semana pedidas, { $limit } h acordadas; { $over } h de más.
condition-load-soon = { load-people }: { $asked } h por semana pedidas en el mes que empieza el { $month }, { $limit } h acordadas.
condition-load-by-name = A algunas personas se les pide más, contando lo que se les pide por su nombre. Cada una lo ve en Mis horas.
condition-load-met = Comparado con lo acordado, el { $day }.
load-work-kicker = horas que se piden
load-work-title = En { $unit } se pide más de lo acordado
load-work-detail = { load-people }: { $over } h por semana de más en el mes que empieza el { $month } ({ $asked } pedidas, { $limit } acordadas).
load-work-places = { $count ->
    [one] En un lugar.
   *[other] En { $count } lugares.
  }
load-work-action = Ver las horas
unit-load = Horas pedidas
unit-load-note = Lo que todas las innovaciones juntas piden aquí a cada función.
unit-load-open = Ver lo que se pide aquí
