package folkmoot.civic.desk;

import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.response.AnswerGroups;
import folkmoot.civic.statistics.AccountStatistics;
import folkmoot.civic.statistics.TrackFigures;
import folkmoot.people.Members;
import folkmoot.people.user.ActingMembers;
import folkmoot.platform.Platform;
import folkmoot.talk.status.LocalStatuses;
import java.time.Duration;

/** What a desk is made of. */
public record Desks(
        Desk desk,
        DeskNotes notes,
        DeskAnswers answers,
        TwoPersonRule twoPersons,
        Origins origins,
        AccountStatistics statistics) {

    private static final Duration PACE = Duration.ofMillis(50);

    /** And lays on it what arrives, from now on. */
    public static Desks of(
            Platform platform, Members members, Proposals proposals, AnswerGroups groups, LocalStatuses statuses) {
        var database = platform.database();
        var teams = members.teams();
        var origins = new Origins(proposals);
        var desk = new Desk(
                proposals,
                origins,
                teams,
                new ActingMembers(),
                proposals.civic().days(),
                platform.clock());
        var twoPersons = new TwoPersonRule(database, teams);
        platform.jobs().always("desk-arrivals", PACE, new Arrivals(database, proposals)::step);
        return new Desks(
                desk,
                new DeskNotes(desk, platform.ids(), platform.clock()),
                new DeskAnswers(
                        database,
                        desk,
                        twoPersons,
                        origins,
                        proposals,
                        groups,
                        statuses,
                        platform.jobs(),
                        platform.ids(),
                        platform.clock()),
                twoPersons,
                origins,
                new AccountStatistics(new TrackFigures(
                        proposals.civic().bodies(), proposals.civic().days(), platform.clock())));
    }
}
