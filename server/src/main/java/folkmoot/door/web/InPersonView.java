package folkmoot.door.web;

import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.support.Sheet;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * What a proposal's page shows of paper and of people without an account.
 *
 * @param all how many sheets there are; the newest of very many are left out
 * @param mayEnter whether who looks keeps the community's desk
 * @param mayHelp whether they may speak for somebody
 * @param open whether the proposal takes supports
 * @param moderator whether they may have the list as a file
 * @param code for the next slip, so that a form that is sent twice is one slip
 */
public record InPersonView(
        List<Line> sheets, int all, boolean mayEnter, boolean mayHelp, boolean open, boolean moderator, String code) {

    private static final int MOST = 300;

    /** A sheet; {@code correction} is empty where there was none. */
    public record Line(
            String id,
            String number,
            String place,
            int signatures,
            int now,
            String time,
            String date,
            String correction,
            boolean mayCorrect) {}

    static InPersonView of(
            Transaction tx,
            CivicSources from,
            Views views,
            Messages text,
            Proposal proposal,
            Optional<Account> viewer,
            boolean moderator) {
        boolean mayEnter =
                viewer.filter(who -> from.sheets().mayEnter(tx, proposal, who)).isPresent();
        var sheets = from.sheets().list(tx, proposal, viewer.map(Account::id));
        return new InPersonView(
                sheets.stream()
                        .limit(MOST)
                        .map(sheet -> line(views, text, sheet, mayEnter))
                        .toList(),
                sheets.size(),
                mayEnter,
                viewer.filter(who -> from.helping().mayHelp(tx, proposal, who)).isPresent(),
                proposal.state().takesSupports(),
                moderator,
                from.helping().newCode());
    }

    private static Line line(Views views, Messages text, Sheet sheet, boolean volunteer) {
        return new Line(
                Long.toString(sheet.id()),
                sheet.number(),
                sheet.place(),
                sheet.signatures(),
                sheet.now(),
                sheet.enteredAt().toString(),
                views.date(text, sheet.enteredAt()),
                sheet.correction()
                        .map(last -> text.get("paper.corrected", views.date(text, last.at())) + " " + last.reason())
                        .orElse(""),
                volunteer && !sheet.own());
    }

    /** Whether there is anything to show or to do. */
    public boolean isShown() {
        return all > 0 || open && (mayEnter || mayHelp);
    }
}
