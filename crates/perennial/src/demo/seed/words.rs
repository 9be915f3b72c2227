//! What the made-up district wrote down. Own wording; evidence is told as what people of the demo would note, never as a fact
//! of the world.

/// What is written about one innovation.
pub struct Written {
    pub name: &'static str,
    pub kind: &'static str,
    pub need: &'static str,
    pub evidence: &'static str,
    /// One a line; `~` may be adapted.
    pub ingredients: &'static str,
    pub learning: &'static str,
}

/// In the order of the engine's parameters.
pub const INNOVATIONS: [Written; 4] = [
    Written {
        name: "Partner Reading",
        kind: "practice",
        need: "Four of ten third graders do not read fluently by May.\nThey read aloud to somebody about two minutes a day.",
        evidence: "Teachers at one school tried it for a term and would not go back.\nThe made-up literacy office summarized the studies.",
        ingredients: "Pairs of a stronger and a weaker reader\nBoth read aloud, twice a week\nThe listener asks what it was about\n~ Length of a session\n~ Which books",
        learning: "Teachers pair readers and coach the listener's question.\nTwo sessions with practice, then a coach in the room every third week until June.",
    },
    Written {
        name: "Restorative Circles",
        kind: "program",
        need: "One in nine students was sent out of class last year; most of them more than once.",
        evidence: "Two neighboring (made-up) districts report calmer mornings. The district wants to see for itself.",
        ingredients: "A circle to begin each week\nA talking piece; one voice at a time\nA repair meeting before any removal from class\n~ Who leads the circle\n~ Length",
        learning: "Teachers lead a weekly circle and hold repair meetings.\nA training day, a practice circle among staff, peer visits each month.",
    },
    Written {
        name: "Math Talks",
        kind: "practice",
        need: "Students get answers and cannot say how. In fifth grade three of ten explain a second way.",
        evidence: "Known from the district's own summer pilot with six teachers.",
        ingredients: "Ten minutes, three times a week\nOne problem, several ways\nStudents name whose way they use\n~ Which problems",
        learning: "Teachers collect three ways and let students name them.\nModeled lessons, rehearsal with colleagues, a coach's visit every second week.",
    },
    Written {
        name: "Tablet Carts",
        kind: "product",
        need: "Classrooms share 20 old laptops.",
        evidence: "The vendor's brochure.",
        ingredients: "A cart for each corridor\n~ Which programs",
        learning: "A two-hour training in August.",
    },
];

/// Why a gate was passed although something was missing.
pub const EARLY: [&str; 3] = [
    "Two teachers are trained in September; the others start now.",
    "The substitute budget ends in June. We begin with what is ready.",
    "The team meets on Thursday to settle the rest.",
];

/// Reason, and what remains.
pub const STOPPED: (&str, &str) = (
    "Devices without time to plan were used as timers. It asked hours and did not reach lessons.",
    "What we learned: first the lesson, then the device. The carts stay for the library; nobody has to use them.",
);
pub const FADED: (&str, &str) = (
    "The team stopped meeting in the fall and nobody asked. We would rather say so than let it lie.",
    "Some classes go on by themselves. Who wants to take it up again finds the materials and our notes.",
);
