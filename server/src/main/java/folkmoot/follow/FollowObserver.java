package folkmoot.follow;

import folkmoot.id.AccountId;

/** Told after the commit that whom an account follows, or what it wants to see of them, may have changed. */
@FunctionalInterface
public interface FollowObserver {

    void changed(AccountId follower, AccountId followed);
}
