package folkmoot.door.api.timeline;

import folkmoot.door.api.account.AccountRenderer;
import folkmoot.door.api.entity.AccountEntity;
import folkmoot.door.api.entity.ConversationEntity;
import folkmoot.door.api.entity.StatusEntity;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.request.Paging;
import folkmoot.door.api.status.StatusRenderer;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.conversation.Conversation;
import folkmoot.talk.conversation.Conversations;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Client API, conversations: threads of direct statuses. */
public final class ConversationRoutes {

    private final Database database;
    private final Authentication authentication;
    private final Accounts accounts;
    private final Conversations conversations;
    private final StatusRenderer renderer;
    private final AccountRenderer accountRenderer;

    public ConversationRoutes(
            Database database,
            Authentication authentication,
            Accounts accounts,
            Conversations conversations,
            StatusRenderer renderer,
            AccountRenderer accountRenderer) {
        this.database = database;
        this.authentication = authentication;
        this.accounts = accounts;
        this.conversations = conversations;
        this.renderer = renderer;
        this.accountRenderer = accountRenderer;
    }

    public void register(Routing routing) {
        routing.get("/api/v1/conversations", this::list)
                .delete("/api/v1/conversations/:id", this::remove)
                .post("/api/v1/conversations/:id/read", request -> mark(request, false))
                .post("/api/v1/conversations/:id/unread", request -> mark(request, true));
    }

    private Response list(Request request) {
        var viewer = authentication.require(request, "read:statuses").account();
        var page = Paging.page(request, 20, 40);
        return database.read(tx -> {
            var found = conversations.of(tx, viewer, page);
            return Paging.linkedWhileFull(
                    request,
                    render(tx, viewer, found),
                    found.stream().map(each -> each.last().value()).toList(),
                    page.limit());
        });
    }

    private Response mark(Request request, boolean unread) {
        var viewer = authentication.require(request, "write:conversations").account();
        return Response.json(database.transaction(tx -> render(
                        tx, viewer, List.of(conversations.mark(tx, viewer, id(request), unread)))
                .getFirst()));
    }

    private Response remove(Request request) {
        var viewer = authentication.require(request, "write:conversations").account();
        database.write(tx -> conversations.remove(tx, viewer, id(request)));
        return Paging.done();
    }

    private static long id(Request request) {
        return Id.parse(request.pathParameter("id")).orElseThrow(NotFound::new);
    }

    /** One conversation, or nothing when it is gone. */
    public List<ConversationEntity> render(Transaction tx, AccountId viewer, long id) {
        return render(tx, viewer, conversations.find(tx, viewer, id).stream().toList());
    }

    /** In the order given. */
    private List<ConversationEntity> render(Transaction tx, AccountId viewer, List<Conversation> found) {
        Map<String, StatusEntity> statuses =
                renderer.renderIds(tx, found.stream().map(Conversation::last).toList(), Optional.of(viewer)).stream()
                        .collect(Collectors.toMap(StatusEntity::id, status -> status));
        var wanted = found.stream().flatMap(each -> each.others().stream()).collect(Collectors.toSet());
        Collection<Account> rows = accounts.list(tx, wanted);
        Map<AccountId, AccountEntity> people = accountRenderer.map(tx, rows);
        return found.stream()
                .map(each -> new ConversationEntity(
                        Long.toString(each.id()),
                        each.unread(),
                        each.others().stream()
                                .map(people::get)
                                .filter(Objects::nonNull)
                                .toList(),
                        Optional.ofNullable(statuses.get(each.last().toString()))))
                .toList();
    }
}
