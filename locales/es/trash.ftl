## Borrar y recuperar
trash-title = Papelera
trash-lede = { $count ->
    [0] Lo que se borra queda aquí { $days } días.
    [one] Todavía se puede recuperar una cosa.
   *[other] Todavía se pueden recuperar { $count } cosas.
}
trash-just = Ahora mismo
trash-deleted = «{ $name }» se borró.
trash-until = Puede recuperarlo hasta el { $day }.
trash-undo = Deshacer
trash-here = Borrado
trash-here-note = Usted ve lo que borró. Los administradores lo ven todo.
trash-none-title = Aquí no hay nada
trash-none = Lo que alguien borra queda aquí { $days } días. Después se elimina para siempre.
trash-bring-back = Recuperar
trash-by = Lo borró { $name } el { $day }; se elimina para siempre el { $until }.
trash-by-you = Borrado el { $day }; se elimina para siempre el { $until }.
trash-innovation = innovación
trash-implementation = implementación
trash-pulse = borrador de un pulso
trash-thing = otra cosa
trash-said = Va a la papelera. Durante { $days } días puede recuperarlo; después se elimina para siempre.
trash-yes = Borrar
innovation-delete = Borrar
innovation-delete-title = Borrar una innovación
innovation-delete-ask = ¿Borrar «{ $name }»?
innovation-delete-no = Conservarla
innovation-delete-in-use = { $count ->
    [one] Se implementa en un lugar.
   *[other] Se implementa en { $count } lugares.
}
innovation-delete-in-use-why = De ella depende lo que se hizo y lo que aprendieron. También cuenta una implementación que está en la papelera.
implementation-delete = ¿Comenzó por error? Bórrela
implementation-delete-title = Borrar una implementación
implementation-delete-ask = ¿Borrar «{ $name }»?
implementation-delete-said = Su equipo y sus borradores van con ella a la papelera. Durante { $days } días puede recuperarla; después todo se elimina para siempre.
implementation-delete-no = Conservarla
implementation-delete-history = Ya tiene una historia.
implementation-delete-moved = Ya salió de la primera etapa. Lo que se decidió y se aprendió permanece.
check-nobody-asked = Se preguntó a personas sobre ella. Lo que dijeron permanece.
pulse-else = O bien
pulse-delete = Borrar este borrador
pulse-delete-title = Borrar un pulso
pulse-delete-ask = ¿Borrar el borrador «{ $name }»?
pulse-delete-no = Conservarlo
pulse-delete-asked = Con esto se preguntó a personas.
pulse-delete-asked-why = Lo que se les preguntó y lo que dijeron permanece. Las respuestas en bruto se borran dos años después del cierre.
