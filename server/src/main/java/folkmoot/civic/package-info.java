/** Communities, public bodies, proposals, who backs them and who answers. */
package folkmoot.civic;
