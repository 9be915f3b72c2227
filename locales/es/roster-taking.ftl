# Lo que pasa con una entrega del padrón cuando alguien dijo que sí, y las clases que nombra.

## Aplicar una entrega
roster-state-applying = se está aplicando
roster-state-undoing = se está deshaciendo
roster-state-cancelled = detenido y deshecho
roster-state-undone = deshecho
roster-older = Archivos anteriores
roster-units-closing = Escuelas y otras unidades que se cierran
roster-classes-changed = Clases nuevas o con cambios
roster-without-part-short = Sin función hoy
roster-applying-lede = Su archivo se está aplicando. Puede salir de esta página; sigue por sí solo.
roster-undoing-lede = Los cambios se están deshaciendo. Puede salir de esta página; sigue por sí solo.
roster-cancelled-lede = Detenido. Se deshizo lo que se había cambiado.
roster-undone-lede = Deshecho. Se deshizo lo que este archivo había cambiado.
roster-progress-title = Cuánto falta
roster-progress-note = Mientras tanto, los demás pueden seguir trabajando.
roster-preparing = Se están preparando los cambios.
roster-progress = Hechos { $done } de { $total } cambios.
roster-progress-back = Quedan { $done } cambios por deshacer.
roster-look-again = Mirar otra vez
roster-cancel = Detener y deshacer
roster-decided = Quién dijo que sí
roster-decided-by = { $name }, el { $day }.
roster-decided-asked = Y confirmó que esto es correcto:
roster-asked-many = Se van { $leaving } de { $of } personas
roster-asked-closes = { $name } se cierra; { $people ->
    [0] hoy nadie tiene una función allí
    [one] hoy una persona tiene una función allí
   *[other] hoy { $people } personas tienen una función allí
  }
roster-asked-empties = Todo el personal deja { $name } ({ $people ->
    [one] una persona
   *[other] { $people } personas
  })
roster-asked-founds = Se agrega { $name }, con { $people ->
    [0] nadie de esta lista
    [one] una persona de esta lista
   *[other] { $people } personas de esta lista
  }
roster-schools-title = Afecta a escuelas enteras.
roster-schools = Un archivo enviado a medias se ve igual. Mire bien antes de decir que sí.
roster-schools-sure = Marque cada una que sea correcta
roster-school-unanswered = { $name } no está marcada. Márquela si es correcto, o descarte el archivo.
roster-founds-title = Estas todavía no están aquí.
roster-founds = Su lista las nombra y usted eligió agregarlas. Fíjese en las erratas: una escuela escrita de dos maneras serían dos.
roster-founds-sure = Marque cada una que se deba agregar
roster-found-unanswered = { $name } no está marcada. Márquela para agregarla. O descarte la lista, envíela otra vez y elija una de sus escuelas para este nombre.
roster-more-asked-title = Mire otra vez, por favor.
roster-more-asked = Desde que dijo que sí, algo cambió aquí y se iría más gente de la que usted confirmó. No se cambió nada.
roster-busy = Ahora mismo se está aplicando otro archivo. Espere a que termine y vuelva a intentarlo.
roster-left = Quedó como estaba
roster-left-note = { $count ->
    [one] Una cosa quedó como estaba, porque no es como este archivo esperaba.
   *[other] { $count } cosas quedaron como estaban, porque no son como este archivo esperaba.
  }
roster-left-what = Quién o qué
roster-left-why = Por qué
roster-left-changed = Alguien lo cambió entretanto
roster-left-taken = Ya está aquí de otra manera
roster-left-circle = Quedaría dentro de sí misma: otra unidad se movió debajo de ella
roster-left-in-use = Ya está en uso: un acceso, o la función de alguien
roster-sign-ins = La dirección de acceso es distinta
roster-sign-ins-note = El padrón da a estas personas otra dirección que la que usan para entrar. Nada cambia por sí solo.
roster-sign-in-both = entra con { $sign_in }; el padrón dice { $email }
roster-sign-in-follow = Usar la del padrón
roster-sign-in-follow-whom = Usar la dirección del padrón para { $name }
roster-sign-in-cannot = Esta dirección no puede usarse para entrar aquí: quizá ya sea de otra persona. La persona misma puede cambiarla.
roster-undo = Deshacer
roster-undo-note = Hasta el { $day } se puede deshacer todo esto. Lo que alguien cambió después se queda y se nombra. Las personas nuevas siguen registradas, sin función.
roster-undo-go = Deshacer este archivo

## Clases
roster-classes-title = Clases
roster-classes-note = Tal como las nombra el padrón. Los estudiantes se cuentan como plazas; no se guarda quiénes son.
roster-classes-see = Ver las clases
roster-classes-of = Clases de { $name }
roster-classes-none = Ningún padrón ha nombrado clases aquí.
roster-classes-count = Clases
roster-class = Clase
roster-class-unit = Escuela o unidad
roster-class-staff = Docentes y auxiliares
roster-class-when = Cuándo
roster-class-seats = Plazas
roster-stay-closed-title = Cerradas aquí, y aún en el archivo
roster-stay-closed = Personas de aquí cerraron estas unidades; siguen cerradas y nadie recibe un puesto en ellas: { $names }. Para volver a abrir una, hágalo en su página.
roster-comes-back-title = Se fueron de aquí, y aún están en el archivo
roster-comes-back = Personas de aquí indicaron que se fueron; siguen fuera salvo que usted diga lo contrario. Puede que su sistema de información estudiantil aún no lo sepa.
roster-comes-back-who = Marque a quienes de verdad regresan
roster-refused = Lo que se rechazó
roster-refused-note = Corríjalo en su sistema de información estudiantil y envíe el archivo otra vez, o desmarque la casilla.
