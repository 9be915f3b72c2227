## Buscar
search-title = Buscar
search-lede = Innovaciones, decisiones, equipos, pulsos, personas y unidades, hasta donde las muestran sus páginas.
search-words = Palabras
search-hint = Cualquier palabra de un nombre o de un motivo. No importan los acentos ni las mayúsculas. Lo que busca no se guarda en ninguna parte.
search-go = Buscar
search-found = { $count ->
    [0] No se encontró nada para «{ $words }».
    [one] Se encontró una cosa para «{ $words }».
   *[other] Se encontraron { $count } cosas para «{ $words }».
}
search-none-heading = Encontrado
search-none-title = Nada coincide con estas palabras
search-none = Pruebe con menos palabras o solo con el comienzo de un nombre. Encuentra lo que le mostrarían sus propias páginas, nada más.
search-more = Y { $count } más. Otra palabra reduce la lista.
search-innovations = Innovaciones
search-implementations = Dónde implementamos
search-decisions = Decisiones
search-teams = Equipos
search-pulses = Pulsos
search-people = Personas
search-units = Unidades
found-name = { $name }
found-at = { $unit }
found-moved-on = { $day }: avanzó a { found-stage }
found-moved-back = { $day }: volvió a { found-stage }
found-moved-reason = { $day }: pasó a { found-stage } aunque faltaba algo: «{ $reason }»
found-stage = { $stage ->
    [decide] Decidir
    [prepare] Planear y preparar
    [implement] Implementar
   *[sustain] Extender y sostener
}
