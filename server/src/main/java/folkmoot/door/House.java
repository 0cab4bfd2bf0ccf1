package folkmoot.door;

import folkmoot.civic.Civic;
import folkmoot.people.People;
import folkmoot.platform.Platform;
import folkmoot.stewardship.Stewardship;
import folkmoot.talk.Talk;

/** Every tier behind the doors, for those who come in another way: commands, the demonstration, tests. */
public record House(Platform platform, People people, Talk talk, Civic civic, Stewardship stewardship) {}
