package folkmoot.door;

import folkmoot.civic.Civic;
import folkmoot.people.People;
import folkmoot.platform.Platform;
import folkmoot.stewardship.Stewardship;
import folkmoot.talk.Talk;
import java.net.URI;
import java.util.Optional;

/** Every tier behind the doors, for those who come in another way: commands, the demonstration, tests. */
public record House(Platform platform, People people, Talk talk, Civic civic, Stewardship stewardship) {

    /** A link that makes the first administrator, once; empty if there is one. */
    public Optional<URI> administratorLink() {
        return platform.database().transaction(tx -> people.members().administratorLink(tx, platform.uris()));
    }
}
