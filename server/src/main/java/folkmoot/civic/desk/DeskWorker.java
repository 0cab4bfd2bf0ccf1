package folkmoot.civic.desk;

import folkmoot.people.user.ActingMember;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.UserId;
import java.util.Optional;

/**
 * Who is at a desk.
 *
 * @param account whose desk: the account as which they act
 * @param person who they are
 * @param place in the team, where the account is one
 */
public record DeskWorker(AccountId account, UserId person, Optional<ActingMember> place) {

    /** Whether they may answer; members who only prepare may not. */
    boolean mayAnswer() {
        return place.map(member -> member.role().mayAct()).orElse(true);
    }

    /** Whether they may release what somebody else prepared. */
    boolean mayRelease() {
        return place.map(member -> member.role().mayRelease()).orElse(true);
    }
}
