package folkmoot.door.web;

import folkmoot.civic.desk.DeskAnswer;
import folkmoot.civic.desk.DeskCase;
import folkmoot.civic.desk.DeskFilter;
import folkmoot.civic.desk.DeskFilter.Standing;
import folkmoot.civic.desk.DeskNotes.DeskNote;
import folkmoot.civic.desk.DeskNotes.DeskTemplate;
import folkmoot.civic.desk.DeskWorker;
import folkmoot.civic.desk.Desks;
import folkmoot.civic.proposal.TrackState;
import folkmoot.civic.proposal.Words;
import folkmoot.civic.response.Statement;
import folkmoot.civic.response.StatementFields;
import folkmoot.door.web.CommunityPages.Choice;
import folkmoot.people.team.TeamMember;
import folkmoot.people.team.Teams;
import folkmoot.people.user.Sessions.Session;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.UserId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.Problem;
import folkmoot.platform.text.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A group of proposals on a desk: its cases, what the team says of it among itself, and its answer. */
public final class DeskGroupPages {

    private static final String GROUP = "/desk/groups/:id";

    private final Frame frame;
    private final Database database;
    private final Desks desks;
    private final Teams teams;
    private final Views views;

    DeskGroupPages(Frame frame, Database database, Desks desks, Teams teams, Views views) {
        this.frame = frame;
        this.database = database;
        this.desks = desks;
        this.teams = teams;
        this.views = views;
    }

    /** A case, as it is shown in its group. */
    public record CaseView(
            String id,
            String title,
            String page,
            String community,
            String state,
            String supports,
            String due,
            boolean late,
            boolean answered) {}

    /** @param username empty once they are gone */
    public record NoteView(String username, String text, String when) {}

    /** @param released when; empty for the draft */
    public record AnswerView(String id, String position, String promise, String text, String released, String page) {}

    void register(Routing routing) {
        routing.get(GROUP, this::showGroup)
                .post(GROUP + "/answer", this::answer)
                .post(GROUP + "/notes", this::addNote)
                .post(GROUP + "/assign", this::assign)
                .post("/desk/cases/:id/separate", this::separate);
    }

    private Response showGroup(Request request) {
        return frame.session(request)
                .map(session -> group(request, session, 200, ""))
                .orElseGet(() -> DeskPages.signIn(request));
    }

    private Response group(Request request, Session session, int status, String error) {
        var worker = DeskPages.worker(session);
        var id = ProposalPages.id(request);
        record Found(
                List<CaseView> cases,
                List<DeskAnswer> answers,
                List<String> problems,
                List<DeskNote> notes,
                List<DeskTemplate> templates,
                List<TeamMember> members) {}
        var text = frame.text(request);
        var found = database.read(tx -> {
            var cases = desks.desk().group(tx, worker, id, DeskFilter.of(Standing.ALL));
            var answers = desks.answers().list(tx, worker, id);
            return new Found(
                    cases.stream().map(each -> view(text, each)).toList(),
                    answers,
                    answers.stream()
                            .flatMap(answer -> desks.answers().problems(tx, answer).stream())
                            .toList(),
                    desks.notes().list(tx, worker, id),
                    desks.notes().templates(tx, worker),
                    teams.find(tx, worker.account())
                            .map(team -> teams.members(tx, team))
                            .orElse(List.of()));
        });
        var draft = found.answers().stream()
                .filter(answer -> answer.released().isEmpty())
                .findFirst();
        var begun = request.parameter("template")
                .flatMap(name -> found.templates().stream()
                        .filter(template -> template.name().equals(name))
                        .findFirst())
                .map(DeskTemplate::text);
        var values = new HashMap<String, Object>();
        values.put("csrf", session.csrfToken());
        values.put("error", error);
        values.put("group", id.toString());
        values.put("cases", found.cases());
        values.put("waiting", (int)
                found.cases().stream().filter(each -> !each.answered()).count());
        values.put(
                "positions",
                positions(
                        text,
                        request.parameter("position")
                                .flatMap(TrackState::of)
                                .or(() -> draft.flatMap(DeskAnswer::position))));
        values.put(
                "draft",
                request.parameter("text")
                        .or(() -> begun)
                        .or(() -> draft.map(DeskAnswer::text))
                        .orElse(""));
        values.put(
                "answers",
                found.answers().stream()
                        .filter(answer -> answer.released().isPresent())
                        .map(answer -> new AnswerView(
                                Long.toString(answer.id()),
                                answer.position()
                                        .map(state -> words(text, state))
                                        .orElse(""),
                                views.promise(text, answer.says()),
                                answer.text(),
                                views.moment(text, answer.released().get()),
                                found.cases().size() > 1 ? "/answers/" + answer.id() : ""))
                        .toList());
        values.put(
                "due",
                request.parameter("due")
                        .or(() -> draft.flatMap(answer -> answer.says().due()).map(LocalDate::toString))
                        .orElse(""));
        values.put(
                "measure",
                request.parameter("measure")
                        .or(() -> draft.flatMap(answer -> answer.says().measure()))
                        .orElse(""));
        values.put("problems", found.problems());
        values.put(
                "notes",
                found.notes().stream()
                        .map(note ->
                                new NoteView(note.username().orElse(""), note.text(), views.moment(text, note.at())))
                        .toList());
        values.put("templates", found.templates());
        values.put(
                "members",
                found.members().stream()
                        .map(member -> new Choice(member.user().toString(), "@" + member.username(), false))
                        .toList());
        var title = found.cases().size() == 1 ? found.cases().getFirst().title() : text.get("desk.group.title");
        var page = frame.page(request, title).at("/desk/groups/" + id);
        return frame.draw(request, status, "deskGroup", page, values);
    }

    private CaseView view(Messages text, DeskCase each) {
        var today = desks.desk().today();
        return new CaseView(
                each.proposal().id().toString(),
                each.proposal().title(),
                each.origin().page().toString(),
                each.origin().community(),
                words(text, each.state()),
                text.get("desk.supports", each.supports()),
                each.answerDue().map(day -> views.date(text, day)).orElse(""),
                each.isOverdue(today),
                each.answered());
    }

    private static List<Choice> positions(Messages text, Optional<TrackState> chosen) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", text.get("desk.comment"), chosen.isEmpty()));
        Arrays.stream(TrackState.values())
                .filter(TrackState::isSaid)
                .map(state -> new Choice(
                        state.word(),
                        words(text, state),
                        chosen.filter(state::equals).isPresent()))
                .forEach(choices::add);
        return choices;
    }

    private interface Change {
        void by(Transaction tx, DeskWorker worker);
    }

    /** What only orders the desk: also members who prepare may. */
    private Response change(Request request, ProposalId group, Change change) {
        var session = frame.requirePerson(request);
        try {
            database.write(tx -> change.by(tx, DeskPages.worker(session)));
        } catch (Invalid | Forbidden problem) {
            return group(request, session, problem instanceof Invalid ? 422 : 403, problem.getMessage());
        }
        return Response.redirect("/desk/groups/" + group);
    }

    private Response addNote(Request request) {
        var group = ProposalPages.id(request);
        return change(
                request,
                group,
                (tx, worker) -> desks.notes()
                        .add(tx, worker, group, request.parameter("note").orElse("")));
    }

    private Response assign(Request request) {
        var group = ProposalPages.id(request);
        return change(request, group, (tx, worker) -> {
            var member = request.parameter("member")
                    .map(Id::parse)
                    .filter(OptionalLong::isPresent)
                    .map(id -> new UserId(id.getAsLong()));
            desks.desk().assign(tx, worker, group, member);
            request.parameter("note")
                    .filter(text -> !text.isBlank())
                    .ifPresent(note -> desks.notes().add(tx, worker, group, note));
        });
    }

    private Response separate(Request request) {
        var proposal = ProposalPages.id(request);
        return change(request, proposal, (tx, worker) -> desks.desk().separate(tx, worker, proposal));
    }

    /** Keeps the draft, and gives it where that was asked for. */
    private Response answer(Request request) {
        var group = ProposalPages.id(request);
        boolean give = request.flag("give");
        var session = give ? frame.requireSession(request) : frame.requirePerson(request);
        var text = request.parameter("text").orElse("");
        try {
            var says = new StatementFields(request::parameter).read();
            var draft = database.transaction(tx -> draft(tx, DeskPages.worker(session), group, says, text));
            if (give) {
                database.write(tx -> desks.answers().release(tx, DeskPages.worker(session), draft.id()));
            }
        } catch (Problem problem) {
            return switch (problem) {
                case Invalid invalid -> group(request, session, 422, invalid.getMessage());
                case Forbidden forbidden -> group(request, session, 403, forbidden.getMessage());
                default -> throw problem;
            };
        }
        return Response.redirect("/desk/groups/" + group);
    }

    /** The same words stay whoever's they are: releasing what another wrote makes nobody its writer. */
    private DeskAnswer draft(Transaction tx, DeskWorker worker, ProposalId group, Statement says, String text) {
        return desks.answers().list(tx, worker, group).stream()
                .filter(answer -> answer.released().isEmpty())
                .filter(answer -> answer.says()
                                .equals(Statement.kept(
                                        says.position(),
                                        says.due(),
                                        says.measure().map(Names::clean)))
                        && answer.text().equals(text.strip().replace("\r\n", "\n")))
                .findFirst()
                .orElseGet(() -> desks.answers().prepare(tx, worker, group, says, text));
    }

    private static String words(Messages text, TrackState state) {
        return Words.in(text.language()).track(state);
    }
}
