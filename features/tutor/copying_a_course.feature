Feature: Copying a course
  A course can be copied for the next term: what its teacher decided comes along, who was in it does not.
  For teachers who teach the same again, and do not want to begin with nothing.

  Rule: A copy has what the teacher decided, and nobody's work

    @CL-01 @CL-02 @api @ui
    Scenario: The grading templates come along
      Given Ada teaches Ben
      And Ada has a grading template "Strict" for homework
      When Ada copies the course as "Biology again"
      Then the copy has the grading templates of Ada's course

    @CL-02 @api @ui
    Scenario: Students and assignments stay where they were
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      When Ada copies the course as "Biology again", with 2 sections
      Then the copy has no students and no assignments

  Rule: Only its teachers can copy a course; the site offers it to them only, so there is no browser scenario

    @CL-01 @api @no-ui
    Scenario Outline: <who> cannot
      Given Ada teaches Ben
      When <who> tries to copy Ada's course
      Then <who> is refused because they are not allowed to

      Examples: a student of the course, a teacher elsewhere, a student of no course
        | who  |
        | Ben  |
        | Max  |
        | Otto |

  Rule: The question library comes along when that is asked for; the site does not ask any more, so there is no browser scenario

    @CL-03 @api @no-ui
    Scenario: With the library, what was taken out is out of the copy too
      Given Ada teaches a course
      And Ada has taken all questions of page 2 out of the course
      When Ada copies the course as "Biology again", with its question library
      Then the copy leaves out the questions that Ada had taken out

    @CL-03 @api @no-ui
    Scenario: Without it, the copy begins with all questions
      Given Ada teaches a course
      And Ada has taken all questions of page 2 out of the course
      When Ada copies the course as "Biology again", without its question library
      Then the copy has all questions

  Rule: What was assigned before can be given again; the site lists all of it together, so there is no browser scenario

    @CL-05 @api @no-ui
    Scenario: It is told what has been given again and what has not
      Given Ada teaches a course
      And Ada has published the homework "Week 1"
      And Ada has published the reading "Read 2", on page 2
      And Ada has copied the course as "Biology again"
      When Ada gives "Week 1" again in the copy
      Then "Week 1" counts as given again, and "Read 2" does not

    @CL-06 @api @no-ui
    Scenario: It is given in the present edition of the book
      Given Ada teaches Ben in a course with a book of its own
      And Ada has published the homework "Week 1"
      And the book of Ada's course has had a new edition
      And Ada has copied the course as "Biology again"
      When Ada gives "Week 1" again in the copy
      Then the new "Week 1" is of the present edition

  Rule: The site leads from past courses and their assignments to new ones; the API has no leading, so there are no API scenarios

    @UI-47 @ui @no-api
    Scenario: A course that is over can be copied
      Given Ada has taught a course that is over
      When Ada looks for a course to copy
      Then the course that is over is offered

    @UI-48 @ui @no-api
    Scenario: A copy offers what was assigned before
      Given Ada teaches a course
      And Ada has published the homework "Week 1"
      And Ada has published the external assignment "Film"
      When Ada copies the course as "Biology again"
      Then "Week 1" and "Film" are offered to be given again

    @UI-49 @ui @no-api
    Scenario: It is filled in as it was
      Given Ada teaches a course
      And Ada has published the external assignment "Film"
      And Ada has copied the course as "Biology again"
      When Ada begins to give "Film" again
      Then the name and the address of "Film" are filled in
