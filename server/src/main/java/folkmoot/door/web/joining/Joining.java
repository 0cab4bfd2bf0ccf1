package folkmoot.door.web.joining;

import folkmoot.door.House;
import folkmoot.door.web.Frame;
import folkmoot.platform.http.Routing;

/** Everything by which somebody comes in. */
public final class Joining {

    public Joining(House house, Frame frame, Routing routing) {
        var database = house.platform().database();
        var members = house.people().members();
        var signIn = new SignInPages(frame, database, members);
        signIn.register(routing);
        new PasskeySignInPages(frame, database, members, signIn).register(routing);
        new SignUpPages(
                        frame,
                        database,
                        house.stewardship().registrations(),
                        members,
                        house.civic().registry().communities())
                .register(routing);
        new PasswordPages(frame, database, members).register(routing);
        new SmallPages(frame, house).register(routing);
        new TranslationPages(frame).register(routing);
        new StopPages(frame, house).register(routing);
        new MailFollowPages(frame, house).register(routing);
    }
}
