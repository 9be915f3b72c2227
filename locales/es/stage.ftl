# El trabajo de una etapa: actividades, sus plantillas, días, proporciones.
stage-from-to = { $from } – { $until }, { $count ->
    [0] ningún día de clases
    [one] un día de clases
   *[other] { $count } días de clases
  }
stage-done-of = { $apply ->
    [one] { $done } de 1 actividad hecha
   *[other] { $done } de { $apply } actividades hechas
  }
stage-no-activities = Todavía sin actividades
stage-page-title = { $stage }: { $place }
stage-tabs = Etapas
stage-lede-done = { $done ->
    [0] Todavía no se ha hecho nada de { $apply } actividades.
   *[other] { $done } de { $apply } actividades están hechas.
  }
stage-lede-days = { $count ->
    [0] Está en esta etapa desde hace menos de un día de clases.
    [one] Está en esta etapa desde hace un día de clases.
   *[other] Está en esta etapa desde hace { $count } días de clases.
  }
stage-lede-days-past = { $count ->
    [0] Estuvo en esta etapa menos de un día de clases.
    [one] Estuvo en esta etapa un día de clases.
   *[other] Estuvo en esta etapa { $count } días de clases.
  }
stage-lede-never = Todavía no ha llegado a esta etapa. El trabajo puede empezar antes.
stage-activities = Actividades
stage-none-title = Todavía sin actividades
stage-none = Tome la lista con la que empieza su organización; basta un toque. Después aparte lo que aquí no hace falta y agregue lo suyo. Diez minutos con el equipo.
stage-none-reader = Cuando el equipo haya anotado el trabajo de esta etapa, lo verá aquí.
stage-take = Tomar las actividades de la plantilla
stage-untaken = De la plantilla
stage-untaken-said = { $count ->
    [one] La plantilla de su organización tiene una actividad que no está aquí.
   *[other] La plantilla de su organización tiene { $count } actividades que no están aquí.
  } Lo que ustedes tienen queda como está.
stage-set-aside = No hace falta aquí
stage-set-aside-note = Cada una con su razón. No cuentan.
stage-readiness = Antes de Poner en práctica debería estar hecho el { $percent } % de estas.
stage-readiness-why = En 1287 lugares que adoptaron un programa, los que planearon más a fondo empezaron más a menudo. El 80 % es una regla práctica, no un hallazgo.
stage-templates-see = De dónde vienen
stage-dates-go = Marcar o fechar varias a la vez
stage-dates-title = Varias a la vez
stage-dates-lede = Para cada trabajo pendiente: está hecho, o para qué día. Deje en blanco lo que todavía no se sabe.
activity-done-today = Está hecho
activity-or-planned = Previsto para
stage-dates-save = Guardar
stage-dates-none-title = No hay nada pendiente
stage-dates-none = Todo lo que corresponde a esta etapa está hecho.

activity-own = { $name }
activity-done-by = Hecha el { $day } por { $name }
activity-done-on = Hecha el { $day }
activity-late = Atrasada: estaba prevista para el { $day }
activity-this-week = Esta semana: prevista para { $day }
activity-planned = Prevista para el { $day }
activity-open = Todavía sin fecha
activity-check = Hecha
activity-uncheck = No está hecha
activity-change = Decir más
activity-not-needed-because = No hace falta aquí, porque: { $why }
activity-add = Agregar una actividad
activity-add-note = Lo que este lugar necesita además.
activity-add-go = Agregarla
activity-name = ¿Qué hay que hacer?
activity-planned-on = Prevista para
activity-lede = Cuándo está prevista, cuándo se hizo y quién la hizo. O por qué aquí no hace falta.
activity-done-day = Hecha el
activity-done-day-hint = Déjelo en blanco mientras esté pendiente.
activity-by = ¿Quién la hizo?
activity-note = Nota
activity-note-hint = Lo que un colega debería saber más adelante.
activity-not-needed = No hace falta aquí, porque…
activity-not-needed-hint = Entonces no cuenta. Puede cambiarlo cuando quiera.
activity-save = Guardar
activity-one-line = Escríbalo en una sola línea.
activity-done-and-not-needed = Está hecha, así que hacía falta. Deje solo una de las dos cosas.

check-readiness = El { $percent } % de las actividades de Planear y preparar está hecho: hasta ahora { $done } de { $apply }
check-readiness-none = Las actividades de Planear y preparar están anotadas, y el { $percent } % está hecho
check-activities-done = Ya se hicieron actividades. Lo hecho se queda.

condition-stage = El trabajo de la etapa avanza según lo previsto
condition-stage-undated = Ninguna actividad de esta etapa tiene fecha todavía.
condition-stage-done = { $done } de { $apply } actividades hechas, ninguna atrasada.
condition-stage-late = { $done } de { $apply } actividades hechas, { $late } atrasadas.
condition-find-time = Se ha encontrado tiempo para aprender y planear juntos
condition-plan-watching = Está acordado qué se mira, cada cuánto y quién mira
condition-look-at-data = El equipo ha mirado sus datos y ha decidido algo
condition-second-lead = Una segunda persona puede dirigirla
condition-activity-done = El equipo la marcó como hecha el { $day }.
condition-activity-late = Estaba prevista para el { $day } y no está marcada como hecha.
condition-activity-planned = Prevista para el { $day }.
condition-activity-open = Nadie la ha previsto ni marcado como hecha.

stage-work-late = { $count ->
    [one] Una actividad está atrasada
   *[other] { $count } actividades están atrasadas
  }
stage-work-week = { $count ->
    [one] Una actividad vence esta semana
   *[other] { $count } actividades vencen esta semana
  }
stage-work-detail = Marque lo que está hecho o póngale otra fecha.
stage-work-go = Ver las actividades

stage-templates-title = Plantillas para las etapas
stage-templates-lede = Con lo que empieza una implementación. Cambiar una plantilla nunca cambia lo que está en marcha.
stage-templates-which = Sus plantillas
stage-templates-note = Las implementaciones nuevas empiezan con la que está en uso. Pueden quitar, agregar y poner fechas según necesiten.
stage-template-house = La lista que trae Perennial
stage-template-house-see = Qué contiene
stage-template-in-use = en uso
stage-template-use = Usarla
stage-template-new = Hacer la propia
stage-template-new-note = Una copia que usted cambia línea por línea. Diez minutos.
stage-template-name = Nombre
stage-template-name-hint = Como la conocerá su gente: «Todas nuestras escuelas».
stage-template-of = Empezar con
stage-template-of-hint = En blanco: la lista que trae Perennial.
stage-template-make = Hacer una copia
stage-template-lede = No está en uso. Cámbiela con calma y luego elíjala.
stage-template-lede-in-use = Las implementaciones nuevas empiezan con esta. Lo que está en marcha conserva lo que tiene.
stage-template-lines-hint = Una actividad por línea, en el orden en que aparecen. Mueva, cambie, agregue o borre líneas.
stage-template-save = Guardar la plantilla
stage-template-many = Son { $count }. Con más de { $most } en una etapa nadie las lee.
stage-template-long = Una de estas líneas tiene más de { $most } caracteres. Dígalo más breve.
stage-template-empty = Escriba al menos una actividad en alguna de las etapas.
stage-template-remove-part = ¿Ya no hace falta?
stage-template-remove = Eliminar esta plantilla
stage-template-remove-ask = ¿Eliminar «{ $name }»?
stage-template-remove-said = La lista se borra para siempre. Las implementaciones conservan las actividades que tomaron de ella.
stage-template-remove-yes = Eliminarla
stage-template-remove-no = Conservarla
stage-template-remove-in-use = «{ $name }» está en uso.
stage-template-remove-in-use-why = Elija primero otra lista para las implementaciones nuevas; después esta puede irse.
stage-template-remove-other = Elegir otra
template-stage-template = Actividades de las etapas

# La lista de la casa, con palabras propias; cada línea es una actividad.
stock-name-need = Decir qué no está bien hoy, para quién y cómo se sabe
stock-form-team = Formar el equipo que la llevará
stock-hear-concerned = Preguntar a quienes les afecta: docentes, personal de apoyo, familias, estudiantes
stock-compare-options = Poner lado a lado dos o tres maneras de responder, con lo que se sabe de cada una
stock-weigh-fit = Sopesar si encaja: primero cada persona a solas, luego juntos
stock-weigh-load = Ver cuánto tiempo pide a la gente y qué podría terminar para hacerle lugar
stock-agree-goal = Acordar qué harán distinto los adultos y qué ganan con eso los estudiantes
stock-tell-decision = Decidir, y contar a todos qué se decidió y por qué
stock-name-core = Acordar qué tiene que quedar y qué se puede adaptar
stock-picture-use = Describir el buen uso de modo que cualquiera lo reconozca en un aula
stock-plan-learning = Planear cómo lo aprenderán los adultos
stock-find-time = Encontrar tiempo para aprender, practicar y planear juntos
stock-ready-materials = Tener listos materiales, espacios y accesos
stock-name-coaches = Nombrar quién asesora a quién, y desde cuándo
stock-plan-watching = Acordar qué se mira, cada cuánto y quién mira
stock-plan-talk = Acordar quién recibe qué noticias de quién, y cómo puede responder
stock-start-small = Elegir dónde empezar: lo bastante pequeño para aprender de ello
stock-first-dates = Poner las fechas del primer período en el calendario de todos
stock-first-learning = Hacer la primera sesión de aprendizaje
stock-first-tries = Todas las personas implicadas lo han probado una vez
stock-coaching-runs = La asesoría se hace como estaba prevista
stock-see-each-other = Los colegas se visitan y hablan de lo que vieron
stock-look-at-data = Mirar los propios datos en equipo y decidir algo
stock-first-cycle = Terminar una primera vuelta: planear, probar, mirar, decidir
stock-clear-barrier = Quitar del camino algo que la gente señaló
stock-check-core = Comprobar que lo esencial sigue ahí donde se usa
stock-answer-voices = Contar a la gente qué fue de lo que dijo
stock-share-success = Mostrar lo que funciona, con la evidencia
stock-into-routines = Hacerlo parte de las rutinas: horarios, agendas, manuales
stock-teach-newcomers = Quienes llegan lo aprenden en su primer período
stock-secure-means = Asegurar dinero, materiales y horas para los años que vienen
stock-second-lead = Una segunda persona puede dirigirlo
stock-keep-watching = Seguir mirando: con menos frecuencia, en fechas fijas
stock-write-story = Escribir lo aprendido para quienes vengan después
stock-help-others = Ayudar a otro equipo o a otra escuela a empezar
stock-decide-yearly = Decidir una vez al año: seguir, ampliar, cambiar o terminar
