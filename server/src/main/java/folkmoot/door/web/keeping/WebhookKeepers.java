package folkmoot.door.web.keeping;

import folkmoot.civic.webhook.Webhooks.By;
import folkmoot.door.web.form.Room.Drawing;
import folkmoot.door.web.sharing.WebhookPages;
import folkmoot.people.account.Accounts;
import folkmoot.people.user.User;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import java.util.Optional;
import java.util.function.Function;

/** The moderators of a community keep the addresses that are told of what happens in it; its log says so. */
record WebhookKeepers(KeepersRoom room, Accounts accounts) implements WebhookPages.Keepers {

    static final String PATH = KeepersRoom.BASE + "/webhooks";

    private static final String TITLE = "webhooks.title";

    @Override
    public Response show(Request request, Drawing drawing) {
        return room.show(request, TITLE, drawing);
    }

    @Override
    public Response change(Request request, String form, Drawing drawing, Function<User, Response> change) {
        return room.change(request, form, TITLE, drawing, change);
    }

    @Override
    public By by(Transaction tx, Request request, User user) {
        return new By(Optional.of(room.community(tx, request)), accounts.require(tx, user.account()));
    }

    @Override
    public String path(Request request) {
        return KeepersRoom.path(request) + "/webhooks";
    }

    @Override
    public void note(Transaction tx, User by, String act, String target) {
        // it stands in the log of the community already
    }
}
