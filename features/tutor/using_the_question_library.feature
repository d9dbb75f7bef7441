Feature: Using the question library
  The library shows a teacher what the course can ask, section by section, and is where own questions are written.
  For teachers, who want to know a question before they ask it.

  Rule: Questions are found by the sections of the book; only the site shows a library, so there is no API scenario

    @UI-155 @UI-165 @ui @no-api
    Scenario: Two sections
      Given Ada teaches a course
      When Ada chooses pages 1 and 2 in the library
      Then their questions stand under pages 1 and 2, and a chapter leads into the book

    @UI-144 @UI-158 @UI-161 @UI-162 @ui @no-api
    Scenario: One by one
      Given Ada teaches a course
      When Ada looks at the questions of page 1 one by one, and leaves the last one looked at out
      Then the walk went on and back, and the question is out among the others
      And each question told on request what is right and why, and where a correction is suggested

    @UI-159 @ui @no-api
    Scenario: Few are left
      Given Ada teaches a course
      When Ada leaves 2 questions of page 9 out in the library
      Then Ada is warned that only 4 are left

  Rule: Whoever writes a question has agreed to the terms, and loses nothing of it; only the site asks and keeps, so there is no API scenario

    @UI-168 @UI-169 @ui @no-api
    Scenario: A question begun
      Given Ada teaches a course
      When Ada begins a question on page 1, and comes back to it later
      Then Ada had to agree to the terms first
      And it was not published while it was empty, and what was begun is still there

    @UI-170 @ui @no-api
    Scenario: In two steps, in order
      Given Ada teaches a course
      When Ada writes a question in two steps on page 1, whose choices stay in their order
      Then it asks for words before it asks for a choice, and its choices keep their order
