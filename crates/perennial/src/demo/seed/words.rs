//! What the made-up district wrote down. Own wording; evidence is told as what people of the demo would note, never as a fact
//! of the world.

use ground::Role;
use portfolio::innovation::record::{Tier, While};
use portfolio::stop::Reason;
use portfolio::sustain::Ready;

/// What is written about one innovation.
pub struct Written {
    pub name: &'static str,
    pub kind: &'static str,
    pub need: &'static str,
    pub whom: &'static str,
    /// A figure and what was counted.
    pub figures: &'static [(&'static str, &'static str)],
    pub evidence: &'static str,
    /// What was read, how far it carries, with whom it was studied.
    pub studied: (&'static str, Tier, &'static str),
    /// What it is, and for whom it is meant and for whom not.
    pub about: &'static str,
    pub meant_for: &'static str,
    /// One a line; `~` may be adapted.
    pub ingredients: &'static str,
    /// What one would see, ingredient by ingredient, as far as somebody wrote it down.
    pub looks_like: &'static [&'static str],
    /// How one would see whether it is used as meant.
    pub fidelity: &'static str,
    /// Hours a month of each person with this role.
    pub hours: &'static [(Role, While, f64)],
    /// Dollars a year, and for what.
    pub cost: (i64, &'static str),
    pub materials: &'static str,
    pub adults: &'static [&'static str],
    pub students: &'static [&'static str],
    /// Theory, demonstration, practice, coaching.
    pub learning: [&'static str; 4],
}

use Role::{Coach, Paraeducator, Teacher};
use While::{Implementing, Preparing, Sustained};

/// In the order of the engine's parameters.
pub const INNOVATIONS: [Written; 4] = [
    Written {
        name: "Partner Reading",
        kind: "practice",
        need: "Four of ten third graders do not read fluently by May.\nThey read aloud to somebody about two minutes a day.",
        whom: "Third and fourth grade, and most of all children who learn English.",
        figures: &[("41 of 98", "third graders who read fluently in May"), ("2 minutes", "a child reads aloud to somebody on a usual day")],
        evidence: "Teachers at one school tried it for a term and would not go back.",
        studied: ("A summary by the (made-up) county office, 2023", Tier::Promising, "Second to fourth grade, 14 schools, two years"),
        about: "Two children read the same book aloud to each other, twice a week. One reads, the other listens and asks what it was about; then they change.",
        meant_for: "Second to fourth grade. Not for children who do not know their letters yet.",
        ingredients: "Pairs of a stronger and a weaker reader\nBoth read aloud, twice a week\nThe listener asks what it was about\n~ Length of a session\n~ Which books",
        looks_like: &[
            "A list of pairs that is newer than six weeks",
            "Both children read, none only listens",
            "One hears “What was it about?” after each page",
        ],
        fidelity: "The coach sits in once a month with the three lines above on a card. Nobody gets a mark.",
        hours: &[
            (Teacher, Preparing, 2.0),
            (Teacher, Implementing, 4.0),
            (Teacher, Sustained, 1.0),
            (Coach, Implementing, 10.0),
            (Paraeducator, Implementing, 2.0),
        ],
        cost: (1_800, "Books in pairs, for each school"),
        materials: "Two copies of each book; a card with the listener's questions",
        adults: &["Teachers pair readers anew every six weeks.", "Teachers listen to four pairs in each session and write down one thing."],
        students: &["Children read aloud to somebody ten minutes, twice a week.", "Six of ten third graders read fluently by May."],
        learning: [
            "Why reading aloud to a partner helps, and which mistakes to let pass.",
            "A lesson of a colleague, watched together.",
            "Two sessions with one's own class in mind, then three weeks of trying.",
            "The coach visits every third week until June; twenty minutes of talk after.",
        ],
    },
    Written {
        name: "Restorative Circles",
        kind: "program",
        need: "One in nine students was sent out of class last year; most of them more than once.",
        whom: "All grades; boys and students with a plan were sent out most.",
        figures: &[("1 in 9", "students sent out of class at least once last year")],
        evidence: "Two neighboring (made-up) districts report calmer mornings. The district wants to see for itself.",
        studied: ("A visit to two neighboring (made-up) districts", Tier::Rationale, "Five schools, seen on one day each"),
        about: "Each week begins with everyone in a circle; what broke is repaired in a meeting of those it concerns, before anyone is sent out.",
        meant_for: "All grades. Not for matters that belong to the police or to child protection.",
        ingredients: "A circle to begin each week\nA talking piece; one voice at a time\nA repair meeting before any removal from class\n~ Who leads the circle\n~ Length",
        looks_like: &[
            "Everyone sits in one circle on Monday, adults too",
            "Nobody speaks without the piece",
            "A note of a repair meeting for each removal",
        ],
        fidelity: "The office counts removals and repair meetings each month.",
        hours: &[(Teacher, Preparing, 2.0), (Teacher, Implementing, 3.0), (Teacher, Sustained, 1.0), (Coach, Implementing, 6.0)],
        cost: (4_500, "Substitutes for training days"),
        materials: "A guide of eight pages, written by the first three schools",
        adults: &["Teachers open each week with a circle.", "Adults hold a repair meeting before anyone is sent out."],
        students: &["Half as many removals from class as last year."],
        learning: [
            "What repair is, and what it is not.",
            "A circle among staff, led by someone who has led many.",
            "Four circles with a colleague in the room.",
            "Peer visits each month; the coach helps with the first repair meeting.",
        ],
    },
    Written {
        name: "Math Talks",
        kind: "practice",
        need: "Students get answers and cannot say how. In fifth grade three of ten explain a second way.",
        whom: "Third to eighth grade.",
        figures: &[("3 of 10", "fifth graders who explain a second way")],
        evidence: "Known from the district's own summer pilot with six teachers.",
        studied: ("The district's (made-up) summer pilot", Tier::Rationale, "Six teachers, four weeks"),
        about: "Ten minutes at the beginning of a lesson: one problem, in the head, and as many ways as the class finds.",
        meant_for: "Third to eighth grade. Not in place of written practice.",
        ingredients: "Ten minutes, three times a week\nOne problem, several ways\nStudents name whose way they use\n~ Which problems",
        looks_like: &["A timer, and no pencils", "At least three ways on the board before the answer is said", "“I did it as Amara did”"],
        fidelity: "Colleagues visit each other once a term and count the ways on the board.",
        hours: &[(Teacher, Preparing, 3.0), (Teacher, Implementing, 4.0), (Teacher, Sustained, 1.0), (Coach, Implementing, 8.0)],
        cost: (900, "Time of two teachers who write problems"),
        materials: "Sixty problems, sorted by grade",
        adults: &["Teachers collect three ways before they say anything.", "Teachers let students name whose way they use."],
        students: &["Six of ten fifth graders explain a second way."],
        learning: [
            "How children's ways of reckoning develop.",
            "Modeled lessons in one's own building.",
            "Rehearsal with colleagues before each new kind of problem.",
            "A coach's visit every second week in the first term.",
        ],
    },
    Written {
        name: "Tablet Carts",
        kind: "product",
        need: "Classrooms share 20 old laptops.",
        whom: "Three schools.",
        figures: &[("20", "laptops for 31 classrooms")],
        evidence: "The vendor's brochure.",
        studied: ("The vendor's (made-up) brochure", Tier::None, "Not said"),
        about: "Carts with thirty tablets each, rolled to whoever booked them.",
        meant_for: "Classrooms without a laptop of their own.",
        ingredients: "A cart for each corridor\n~ Which programs",
        looks_like: &[],
        fidelity: "",
        hours: &[(Teacher, Preparing, 1.0), (Teacher, Implementing, 3.0)],
        cost: (38_000, "Carts and licences"),
        materials: "Carts, chargers, licences",
        adults: &["Teachers use the carts in two lessons a week."],
        students: &["Students write and revise on a screen."],
        learning: ["A two-hour training in August.", "", "", ""],
    },
];

/// What is in its guide, for whoever cannot open it.
pub const GUIDE_SAYS: &str = "The guide on one page (made up, like all of the demo): its parts, and how one knows them";
/// The same of the list.
pub const CALENDAR_SAYS: &str =
    "Dates of the first term as a table (made up): week by week, what is tried and with whom one talks about it";
pub const CALENDAR: &str = "week,what is tried,with whom one talks about it\n1,watch a colleague,the grade team\n2,try it with one class,the coach\n4,twice a week,the grade team\n8,look at what was noted,the implementation team\n";
/// Deleted again: it lies in the trash.
pub const OLD_CARD: &str =
    "Old card, not to be used any more. It asked five questions; two are enough.\n(Made up, like all of the demo.)\n";

/// What a leader wrote down when it asked for more than was agreed.
pub const TOO_MUCH: &str = "We looked at the hours. The reading committee rests until spring, so there is room.";

/// Why a gate was passed although something was missing.
pub const EARLY: [&str; 3] = [
    "Two teachers are trained in September; the others start now.",
    "The substitute budget ends in June. We begin with what is ready.",
    "The team meets on Thursday to settle the rest.",
];

/// What is said at an end.
pub struct End {
    pub reasons: &'static [Reason],
    pub own: &'static str,
    pub learned: &'static str,
    pub materials: &'static str,
    pub people: &'static str,
}

/// A rest while there is too much at once.
pub const RESTS: End = End {
    reasons: &[Reason::TooMuch],
    own: "Two things at once are enough for one school. We begin again when the first one runs by itself.",
    learned: "Preparing went well as long as the grade teams had their hour. In report weeks nobody had it.",
    materials: "Everything is in the team's folder.",
    people: "The team stays together and meets once in the winter.",
};

pub const STOPPED: End = End {
    reasons: &[Reason::LittleUsed, Reason::TooMuch],
    own: "It asked hours and did not reach lessons.",
    learned: "First the lesson, then the device. Devices without time to plan together were used as timers.",
    materials: "The carts stay for the library; nobody has to use them.",
    people: "Two teachers who like them help others who ask.",
};
/// The letter in the school's own words, where somebody wrote it.
pub const LETTER: &str = "Dear families,\n\nwe stop using the tablet carts in lessons. They asked a lot of time and did not change what children learned. \
    The carts go to the library, and whoever likes can use them there.\n\nWe learned that the lesson comes first and the device second. \
    Thank you for your patience.\n\nThe principal and the team";

pub const FADED: End = End {
    reasons: &[Reason::PeopleLeft],
    own: "The team stopped meeting in the fall and nobody asked. We would rather say so than let it lie.",
    learned: "A team of two is too small to lose one. Next time someone asks after four weeks of silence.",
    materials: "Who wants to take it up again finds the materials and our notes.",
    people: "Some classes go on by themselves.",
};

/// What keeps it going, in the words of the schools.
pub const FIRST_STEPS: [&str; 3] =
    ["Watch a lesson of a colleague", "Try it with one class, with someone beside you", "Talk with the coach after two weeks"];
/// With whom newcomers took a step.
pub const BESIDE: [&str; 3] = ["The coach", "A colleague of the grade team", "Whoever leads the team"];
/// Conditions of one's own before more places begin; how each stands, and how one knows.
pub const READINESS: [(&str, Ready, &str); 4] = [
    ("Six in ten classrooms use it as it is meant", Ready::Yes, "The coach's visits since last fall"),
    ("Someone besides the coach can show it", Ready::Yes, "Two teachers do so each term"),
    ("The money of next year is promised", Ready::NotYet, "The board decides in March"),
    ("It goes on when the principal changes", Ready::Unknown, ""),
];
/// What two schools give each other: what one gives and would like, and the same of the other.
pub const SISTERS: [[&str; 2]; 2] = [
    ["Two open lessons a month, and our list of pairs", "To see how you keep it up in report weeks"],
    ["Our hour in the grade teams, open to guests", "Someone who shows the first weeks to our newcomers"],
];

/// Written down and deleted again.
pub const DELETED: (&str, &str) = ("Homework App", "Families asked for one place to see the homework.");
pub const HOLD: &str = "A request for records of the year before last is open (made up).";
pub const SHORTER: &str = "The staff council asked for one year (made up).";
/// A template of the stages' work for what is bought rather than learned.
pub const SHORT_LIST: &str = "A short list, for products";
