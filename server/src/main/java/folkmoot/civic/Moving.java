package folkmoot.civic;

import folkmoot.civic.log.CivicLog;
import folkmoot.civic.moving.Departures;
import folkmoot.civic.moving.Settling;
import folkmoot.civic.proposal.Lifecycle;
import folkmoot.people.People;
import folkmoot.platform.Platform;
import folkmoot.talk.Talk;

/** Communities that leave for another instance, and that come from one. */
public record Moving(Departures departures, Settling settling) {

    static Moving of(
            Platform platform, People people, Talk talk, Registry registry, Lifecycle lifecycle, CivicLog log) {
        var database = platform.database();
        var moves = talk.posts().moves();
        return new Moving(
                new Departures(database, people.accounts(), moves, lifecycle, registry.log()),
                new Settling(
                        database, registry.communities(), registry.registerImport(), moves, log, platform.clock()));
    }
}
