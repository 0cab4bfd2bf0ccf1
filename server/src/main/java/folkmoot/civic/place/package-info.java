/** Places that people find good or not so good for something, marked by those who use them. */
package folkmoot.civic.place;
