/** What is deployed, and the letter that is sent through it, in a browser. */
package lab.pipeline;
