/**
 * What happens in our communities, passed on to the servers whose people follow them (FEP-1b12): what members elsewhere post,
 * change, remove and vote, exactly as it came; and what moderators do, from here or from elsewhere. Nobody else can do it.
 */
package folkmoot.civic.group;
