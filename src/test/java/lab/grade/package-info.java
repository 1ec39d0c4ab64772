/** What a run is worth: marks, what the instructor's rubric makes of them, and the grade as each grading system reads it. */
package lab.grade;
