Feature: Finding one's way
  Whoever comes to the site comes to what is theirs, and gets from there to everything else. All of this is about
  pages, so it is shown in the browser only.
  For everybody who uses the site, on the first day and in a hurry.

  Rule: Before the first page everybody agrees to the terms, once

    @AC-08 @ui @no-api
    Scenario: A newcomer is asked
      Given Nora is new to the site
      Then Nora is asked to agree to the terms before anything else

    @AC-08 @ui @no-api
    Scenario: Who has agreed goes on
      Given Nora is new to the site
      When Nora agrees to the terms
      Then Nora comes to the own courses, and is not asked again

  Rule: A browser that the site cannot serve is told so

    @nightly @AC-10 @ui @no-api
    Scenario: A browser of old
      Then a stranger with a browser of old is asked to get another, and one with a browser of today is not

  Rule: The front page is for strangers

    @nightly @UI-1 @ui @no-api
    Scenario: Where the front page leads
      Then the front page leads strangers to "Log in", "Support" and "Terms"

  Rule: Everybody comes first to what is theirs

    @UI-8 @ui @no-api
    Scenario: A teacher comes to the own courses
      Given Ada teaches Ben
      Then Ada comes first to the own courses

    @UI-8 @UI-23 @ui @no-api
    Scenario: A student of one course comes straight to it
      Given Ada teaches Ben
      Then Ben comes first to the course

    @UI-22 @ui @no-api
    Scenario: A student of several courses chooses
      Given Ada teaches Ben
      And Max teaches Ben elsewhere as well
      When Ben chooses the course of Ada among the own ones
      Then Ben comes to the course of Ada

    @UI-24 @ui @no-api
    Scenario: Somebody without a course
      Given Otto is known to the site
      Then Otto is told that there is no course, and where to get help

  Rule: The logo leads back to the own courses, or to the only one

    @UI-25 @ui @no-api
    Scenario: A teacher
      Given Ada teaches Ben
      When Ada follows the logo
      Then Ada comes to the list of them

  Rule: The menu offers each the pages of their role

    @UI-27 @ui @no-api
    Scenario: A teacher's menu
      Given Ada teaches Ben
      Then the menu offers Ada all pages of a teacher

    @UI-27 @ui @no-api
    Scenario: A student's menu
      Given Ada teaches Ben
      Then the menu offers Ben all pages of a student, and none of a teacher's

    @UI-274 @ui @no-api
    Scenario Outline: <who> finds the way to <entry>
      Given <who> is known to the site
      Then the menu leads <who> to "<entry>"

      Examples: the site's own people
        | who  | entry            |
        | Uma  | Admin            |
        | Kim  | Customer Service |
        | Tess | Content Analyst  |

    @UI-274 @ui @no-api
    Scenario: Others do not
      Given Ada is known to the site
      Then the menu leads Ada to no console

  Rule: Book and help are never far

    @UI-28 @ui @no-api
    Scenario: The book
      Given Ada teaches Ben
      Then the book opens to Ben from the course's first page, beside it, and from the menu

    @nightly @UI-29 @UI-31 @UI-32 @ui @no-api
    Scenario: Help
      Given Ada teaches Ben
      Then help offers Ben articles, a guide to begin with, and the accessibility statement
      And the statement opens from there for Ben

    @UI-20 @ui @no-api
    Scenario: A content analyst looks through a book
      Given Ada teaches Ben
      Then Tess can look through the questions of page 1 of Ada's book

  Rule: A page shows people round at their first visit, and whenever they ask for it

    @nightly @UI-36 @UI-37 @ui @no-api
    Scenario: A teacher's calendar
      Given Ada teaches a course
      And Ada teaches another course
      Then Ada is shown round at the first visit, again when asking for it, and not in the other course

  Rule: A wrong address does no harm

    @nightly @UI-33 @ui @no-api
    Scenario: An address in a course that is none
      Given Ada teaches Ben
      Then a wrong address in the course shows Ben nothing, and the way back

  Rule: A page may ask for the courses from several places at once

    @UI-319 @ui @no-api
    Scenario: Three times at once
      Given Ada teaches Ben
      And Max teaches Ben elsewhere as well
      Then the page of Ben gets the same courses each time it asks, asking for them three times at once

  Rule: A teacher's courses stand under their subjects, which the teacher arranges

    @UI-38 @ui @no-api
    Scenario: A course and its subject
      Given Ada teaches Ben
      Then Ada's course stands among the courses of its subject, beside a way to create another

    @nightly @UI-40 @ui @no-api
    Scenario: Guides
      Given Ada teaches Ben
      Then Ada finds guides among the subject's resources

    @UI-39 @needs.demo-api @ui @no-api
    Scenario: Another subject
      Given Ada teaches Ben
      When Ada adds another subject, moves it up and takes it away again
      Then the list of courses follows each time
