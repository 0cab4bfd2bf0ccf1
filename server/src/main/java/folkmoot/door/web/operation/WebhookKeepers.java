package folkmoot.door.web.operation;

import folkmoot.civic.webhook.Webhooks.By;
import folkmoot.door.web.form.Room.Drawing;
import folkmoot.door.web.form.StaffRoom;
import folkmoot.door.web.sharing.WebhookPages;
import folkmoot.people.account.Accounts;
import folkmoot.people.user.User;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.stewardship.moderation.ModerationActs;
import java.util.Optional;
import java.util.function.Function;

/** Administrators keep the addresses that are told of what happens in every community. */
record WebhookKeepers(StaffRoom room, Accounts accounts, ModerationActs acts) implements WebhookPages.Keepers {

    static final Desk DESK = Desk.WEBHOOKS;

    @Override
    public Response show(Request request, Drawing drawing) {
        return room.show(request, DESK, drawing);
    }

    @Override
    public Response change(Request request, String form, Drawing drawing, Function<User, Response> change) {
        return room.change(request, DESK, form, DESK.title(), drawing, change);
    }

    @Override
    public By by(Transaction tx, Request request, User user) {
        return new By(Optional.empty(), accounts.require(tx, user.account()));
    }

    @Override
    public String path(Request request) {
        return DESK.path();
    }

    @Override
    public void note(Transaction tx, User by, String act, String target) {
        acts.note(tx, by.account(), act + "-webhook", target);
    }
}
