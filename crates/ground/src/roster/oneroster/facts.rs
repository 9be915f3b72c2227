//! One list per enum: each case with its facts and the key of its text in `locales/*/roster.ftl`.
//! The list makes the enum, `key()`, `args()` and what the test walks to see that no text is missing.

macro_rules! facts {
    (
        $(#[$outer:meta])*
        pub enum $name:ident {
            $( $(#[$inner:meta])* $case:ident $({ $($field:ident: $type:ty),+ })? = $key:literal, )+
        }
    ) => {
        $(#[$outer])*
        pub enum $name {
            $( $(#[$inner])* $case $({ $($field: $type),+ })?, )+
        }

        impl $name {
            /// Every case's key with the names of its facts.
            pub const CASES: &'static [(&'static str, &'static [&'static str])] =
                &[ $( ($key, &[ $($(stringify!($field)),+)? ]), )+ ];

            /// The key of the text that people read.
            pub fn key(&self) -> &'static str {
                match self { $( Self::$case { .. } => $key, )+ }
            }

            /// The facts, for the text's `{ $name }` places.
            pub fn args(&self) -> Vec<(&'static str, String)> {
                match self {
                    $( Self::$case $({ $($field),+ })? =>
                        vec![ $($( (stringify!($field), $field.to_string()) ),+)? ], )+
                }
            }
        }
    };
}

pub(super) use facts;
