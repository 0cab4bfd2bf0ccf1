package folkmoot.door.web.attesting;

import folkmoot.door.House;
import folkmoot.door.web.Frame;
import folkmoot.door.web.Views;
import folkmoot.platform.http.Routing;

/** What is attested in communities, for people to read and for attesters to say. */
public final class AttestingDoor {

    public AttestingDoor(House house, Frame frame, Views views, Routing routing) {
        new CredentialPages(frame, house, views).register(routing);
        new CheckedAnswerPages(frame, house).register(routing);
        new AttesterPages(frame, house, views).register(routing);
    }
}
