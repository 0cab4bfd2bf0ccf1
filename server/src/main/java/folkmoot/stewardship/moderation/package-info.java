/**
 * What moderators decide about accounts: warning, disabling, hiding, silencing, suspending, letting in, and undoing each.
 * Every act is kept with who did it. Tables {@code account_warning} and {@code moderation_act}; what an act changes belongs
 * to the features that own it.
 */
package folkmoot.stewardship.moderation;
