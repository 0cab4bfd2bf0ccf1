package folkmoot.door.web.sharing;

import folkmoot.civic.community.Community;
import folkmoot.civic.opendata.DataFile;
import folkmoot.civic.opendata.DataPackage;
import folkmoot.door.House;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.EntityTag;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Invalid;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A community's data as files for programs: a description, and each file as CSV and as JSON. The same for everybody; scripts of other sites may read them. */
final class DataRoutes {

    /** Below the address of a community. */
    static final String PATH = "/c/:name/data";

    private static final RateLimits.Rule FILES = new RateLimits.Rule("data files", 120, Duration.ofMinutes(5));

    /** So much may be told twice, so that what was being written at that moment is not left out. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private static final String KEPT = "public, max-age=300";

    private final Database database;
    private final House house;
    private final InstantSource clock;

    DataRoutes(House house) {
        this.database = house.platform().database();
        this.house = house;
        this.clock = house.platform().clock();
    }

    void register(Routing routing) {
        routing.get(PATH + "/datapackage.json", this::description);
        for (var file : DataFile.values()) {
            routing.get(PATH + "/" + file.word() + ".csv", request -> file(request, file, DataWriting.CSV))
                    .get(PATH + "/" + file.word() + ".json", request -> file(request, file, DataWriting.JSON));
        }
    }

    private Community community(Request request) {
        return database.read(
                tx -> house.civic().registry().communities().requireByName(tx, request.pathParameter("name")));
    }

    private Response description(Request request) {
        var community = community(request);
        var licence = database.read(tx -> house.civic().registry().licences().of(tx, community.id()));
        var home = house.platform().uris().at("/c/" + community.name() + "/data");
        return open(EntityTag.on(
                request, Response.json(DataPackage.of(community.name(), community.title(), home, licence))));
    }

    private Response file(Request request, DataFile file, DataWriting writing) {
        var since = since(request, file);
        var community = community(request);
        var data = house.civic().sharing().data();
        var tag = "W/\"" + database.read(tx -> data.stamp(tx, community)) + "\"";
        var unchanged = EntityTag.answer(request, Response.empty(200).header("ETag", tag));
        if (unchanged.status() == 304) {
            return open(unchanged);
        }
        request.count(FILES, request.network());
        var answer = writing.answer(file, data.rows(community, file, since)).header("ETag", tag);
        return open(file.isIncremental() ? answer.header("Link", later(request)) : answer);
    }

    /** Where to ask next for what changed meanwhile. */
    private String later(Request request) {
        var from = clock.instant().minus(OVERLAP).truncatedTo(ChronoUnit.SECONDS);
        return "<" + request.publicUrl() + request.path() + "?since=" + from + ">; rel=\"monitor\"";
    }

    private static Optional<Instant> since(Request request, DataFile file) {
        var typed = request.parameter("since");
        if (typed.isPresent() && !file.isIncremental()) {
            throw Invalid.malformed(file.word() + " are given whole; leave since out");
        }
        try {
            return typed.map(Instant::parse).map(since -> since.isBefore(Instant.EPOCH) ? Instant.EPOCH : since);
        } catch (DateTimeParseException unreadable) {
            throw Invalid.malformed("since is not a moment such as 2027-01-31T12:00:00Z");
        }
    }

    private static Response open(Response response) {
        return response.header("Access-Control-Allow-Origin", "*").header("Cache-Control", KEPT);
    }
}
