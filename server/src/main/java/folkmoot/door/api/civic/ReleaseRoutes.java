package folkmoot.door.api.civic;

import folkmoot.civic.Board;
import folkmoot.civic.matter.Matter;
import folkmoot.civic.release.Release;
import folkmoot.civic.release.ReleaseFiles;
import folkmoot.door.api.entity.ReleaseFileEntity;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.oauth.Viewer;
import folkmoot.door.api.request.RequestIds;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Body;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.net.URI;
import java.util.Optional;

/** The files of releases. */
final class ReleaseRoutes {

    private static final String BASE = "/api/folkmoot/v1/matters/:id/files";

    private final Database database;
    private final Authentication authentication;
    private final Accounts accounts;
    private final Board board;

    ReleaseRoutes(Database database, Authentication authentication, Accounts accounts, Board board) {
        this.database = database;
        this.authentication = authentication;
        this.accounts = accounts;
        this.board = board;
    }

    void register(Routing routing) {
        routing.get(BASE, this::list)
                .post(BASE, Body.upTo(ReleaseFiles.LARGEST_FORM), this::add)
                .get(BASE + "/:file", this::read);
    }

    private Optional<Account> reader(Transaction tx, Request request) {
        return authentication
                .optional(request, "read:statuses")
                .map(Viewer::account)
                .flatMap(id -> accounts.find(tx, id));
    }

    private Matter matter(Transaction tx, Request request, Optional<Account> reader) {
        return board.matters().require(tx, new StatusId(RequestIds.row(request)), reader);
    }

    private Release release(Transaction tx, Matter matter) {
        return board.matters().whole(tx, matter, Release.class).block();
    }

    private static URI address(Request request, Matter matter) {
        return URI.create(request.publicUrl() + "/api/folkmoot/v1/matters/" + matter.id());
    }

    private Response list(Request request) {
        return Response.json(database.read(tx -> {
            var matter = matter(tx, request, reader(tx, request));
            release(tx, matter);
            return board.files().list(tx, matter.id()).stream()
                    .map(file -> ReleaseFileEntity.of(file, address(request, matter)))
                    .toList();
        }));
    }

    private Response add(Request request) {
        var viewer = authentication.require(request, "write:media");
        var file = request.upload("file").orElseThrow(() -> Invalid.field("file", "ERR_BLANK", "can't be blank"));
        return Response.json(database.transaction(tx -> {
            var by = accounts.require(tx, viewer.account());
            var matter = matter(tx, request, Optional.of(by));
            return ReleaseFileEntity.of(
                    board.files().add(tx, matter, release(tx, matter), by, file.fileName(), file.bytes()),
                    address(request, matter));
        }));
    }

    private Response read(Request request) {
        var handed = database.read(tx -> {
            var reader = reader(tx, request);
            var matter = matter(tx, request, reader);
            var id = Id.parse(request.pathParameter("file")).orElseThrow(NotFound::new);
            return board.files().read(tx, matter, release(tx, matter), id, reader);
        });
        return Response.saved(handed.file().name(), handed.content());
    }
}
