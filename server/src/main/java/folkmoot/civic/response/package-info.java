/** What public bodies answer: replies of recognised official actors to proposals that address their bodies, and who hears of them. Table {@code official_response}. */
package folkmoot.civic.response;
