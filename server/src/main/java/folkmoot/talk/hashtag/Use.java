package folkmoot.talk.hashtag;

import java.time.LocalDate;

/** How a hashtag was used on one day: in how many public statuses, by how many accounts. */
public record Use(LocalDate day, int uses, int accounts) {}
